package dev.spikeloom.fuzz.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.design.parameter.ChoiceType;
import dev.spikeloom.design.parameter.ParameterType;
import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field of a JSON file, which knows its place: every error names file and field.
 *
 * @param file that it is in
 * @param path from the top, such as {@code segments[1].time_steps}; empty for the whole file
 * @param node what stands there
 */
public record JsonField(Path file, String path, JsonNode node) implements ParameterType.Source {
    /** No number of a case is larger. */
    static final int LARGEST = 1 << 30;

    InputException wrong(String why) {
        return new InputException(file + ": " + (path.isEmpty() ? "" : path + ": ") + why);
    }

    /** @throws InputException if this is not an object, or has any other field */
    void requireObject(Set<String> allowed) {
        if (!node.isObject()) {
            throw wrong("must be an object");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw new JsonField(file, join(name), node)
                        .wrong("unknown field, allowed: "
                                + String.join(", ", allowed.stream().sorted().toList()));
            }
        });
    }

    JsonField field(String name) {
        return optional(name).orElseThrow(() -> new JsonField(file, join(name), node).wrong("is missing"));
    }

    Optional<JsonField> optional(String name) {
        JsonNode child = node.get(name);
        return child == null || child.isNull() ? Optional.empty() : Optional.of(new JsonField(file, join(name), child));
    }

    List<JsonField> items() {
        if (!node.isArray() || node.isEmpty()) {
            throw wrong("must be a list that is not empty");
        }
        List<JsonField> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonField(file, path + "[" + i + "]", node.get(i)));
        }
        return items;
    }

    int number(int least, int most) {
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw wrong("is " + node + ", allowed: whole numbers from " + least + " to " + most);
        }
        return node.intValue();
    }

    /** Whatever fits a number: what is allowed depends on more than this field. */
    @Override
    public int number(int most) {
        return number(0, LARGEST);
    }

    int[] numbers(int least, int most) {
        return items().stream().mapToInt(item -> item.number(least, most)).toArray();
    }

    @Override
    public String text() {
        if (!node.isTextual()) {
            throw wrong("must be a text");
        }
        return node.textValue();
    }

    @Override
    public boolean truth() {
        if (!node.isBoolean()) {
            throw wrong("is " + node + ", allowed: true, false");
        }
        return node.booleanValue();
    }

    @Override
    public <T extends Enum<T>> T constant(Class<T> type) {
        String text = text();
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> ChoiceType.nameOf(value).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("is '" + text + "', allowed: "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(ChoiceType::nameOf)
                                        .toList())));
    }

    private String join(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
