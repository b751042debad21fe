package dev.spikeloom.io.yaml;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The keys of a mapping in a file, each asked for by its name and type. What is wrong is an {@link InputException} that names
 * file, line, key and what is allowed.
 */
public final class YamlFields {
    private final String file;
    private final String path;
    private final YamlNode.Mapping mapping;

    private YamlFields(String file, String path, YamlNode.Mapping mapping) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
    }

    /**
     * The outermost keys of a file.
     *
     * @param file its name, for messages
     * @throws InputException if {@code yaml} is no such file
     */
    public static YamlFields read(String file, String yaml) {
        return new YamlFields(file, "", YamlReader.read(file, path -> true, yaml));
    }

    /** All keys, in the order of the file. */
    public List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    /** @throws InputException if there is a key that is not among those that are known */
    public YamlFields requireOnly(String... known) {
        for (String key : keys()) {
            if (!Arrays.asList(known).contains(key)) {
                List<String> near = near(key, Arrays.asList(known));
                throw at(
                        mapping.entries().get(key),
                        "key " + path + key + " is unknown"
                                + (near.isEmpty()
                                        ? ", allowed: " + String.join(", ", known)
                                        : ", " + Suggestion.question(near)));
            }
        }
        return this;
    }

    private static List<String> near(String key, List<String> known) {
        List<String> mistyped = Suggestion.nearest(key, known);
        return mistyped.isEmpty() ? Suggestion.withWordsOf(key, known) : mistyped;
    }

    public boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** @throws InputException if the key is missing, or has no text */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    /** @throws InputException if the key is there without a text */
    public Optional<String> optionalText(String key) {
        return node(key).map(node -> {
            if (node instanceof YamlNode.Scalar scalar
                    && scalar.text() != null
                    && !scalar.text().isEmpty()) {
                return scalar.text();
            }
            throw at(
                    node,
                    path
                            + key
                            + (node instanceof YamlNode.Scalar
                                    ? " has no value, expected one"
                                    : node instanceof YamlNode.Sequence
                                            ? " is a list, expected one value"
                                            : " has keys below it, expected one value"));
        });
    }

    /** @throws InputException if the key is missing, or is no number from {@code least} to {@code most} */
    public double number(String key, double least, double most) {
        String text = text(key);
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw at(node(key).orElseThrow(), notWithin(key, text, least, most), e);
        }
        throw wrong(key, notWithin(key, text, least, most));
    }

    private String notWithin(String key, String text, double least, double most) {
        return path + key + " is '" + text + "', allowed: a number from " + plain(least) + " to " + plain(most);
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    /** {@code true} or {@code false}; the latter if the key is missing. */
    public boolean flag(String key) {
        String text = optionalText(key).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(key, path + key + " is '" + text + "', allowed: true, false");
        }
        return text.equals("true");
    }

    /** The texts of a list, or a single one; empty if the key is missing. */
    public List<String> texts(String key) {
        return node(key)
                .map(node -> node instanceof YamlNode.Sequence sequence
                        ? sequence.elements().stream()
                                .map(element -> element(key, element))
                                .toList()
                        : List.of(text(key)))
                .orElse(List.of());
    }

    private String element(String key, YamlNode element) {
        if (element instanceof YamlNode.Scalar scalar
                && scalar.text() != null
                && !scalar.text().isEmpty()) {
            return scalar.text();
        }
        throw at(element, path + key + " has an element that is no text");
    }

    /** The keys below a key; empty if it is missing. */
    public Optional<YamlFields> fields(String key) {
        return node(key).map(node -> fields(path + key, node));
    }

    /** The keys below each element of a list; empty if the key is missing. */
    public List<YamlFields> list(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof YamlNode.Sequence sequence)) {
            throw wrong(key, path + key + " is not a list, expected one");
        }
        List<YamlNode> elements = sequence.elements();
        return IntStream.range(0, elements.size())
                .mapToObj(i -> fields(path + key + "[" + i + "]", elements.get(i)))
                .toList();
    }

    private YamlFields fields(String at, YamlNode node) {
        if (node instanceof YamlNode.Mapping inner) {
            return new YamlFields(file, at + ".", inner);
        }
        throw at(node, at + " has no keys below it, expected some");
    }

    private Optional<YamlNode> node(String key) {
        return Optional.ofNullable(mapping.entries().get(key));
    }

    /** That a key is not there. */
    public InputException missing(String key) {
        return new InputException(file + ":" + mapping.line() + ": key " + path + key + " is missing, expected it");
    }

    /** That the value of a key is wrong, which the message says. */
    public InputException wrong(String key, String message) {
        return node(key).map(node -> at(node, message)).orElseGet(() -> new InputException(file + ": " + message));
    }

    private InputException at(YamlNode node, String message) {
        return new InputException(file + ":" + node.line() + ": " + message);
    }

    private InputException at(YamlNode node, String message, Throwable cause) {
        return new InputException(file + ":" + node.line() + ": " + message, cause);
    }
}
