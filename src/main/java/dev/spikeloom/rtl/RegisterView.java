package dev.spikeloom.rtl;

import dev.spikeloom.design.register.Access;
import dev.spikeloom.design.register.NamedValue;
import dev.spikeloom.design.register.Register;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the templates say about a register.
 *
 * @param name in upper case
 * @param address name of the Verilog constant that holds its address
 * @param alignment blanks that fill up {@code address} to the longest of all registers
 * @param offset three hexadecimal digits
 * @param access what the host can do with it
 * @param reset eight hexadecimal digits
 * @param description a sentence
 * @param comment name, access, description and details, in lines
 * @param fields the lowest first
 * @param unusedMask the bits that belong to no field, eight hexadecimal digits
 * @param values those that have names
 */
public record RegisterView(
        String name,
        String address,
        String alignment,
        String offset,
        Access access,
        String reset,
        String description,
        List<String> comment,
        List<FieldView> fields,
        String unusedMask,
        List<NamedValue> values) {

    /** Columns of a line of a comment. */
    private static final int WRAP = 92;

    public RegisterView {
        comment = List.copyOf(comment);
        fields = List.copyOf(fields);
        values = List.copyOf(values);
    }

    /** @param widest characters of the longest name of an address */
    static RegisterView of(Register register, int widest) {
        String address = addressName(register);
        int widestField = register.fields().stream()
                .mapToInt(field -> FieldView.constantName(field).length())
                .max()
                .orElse(0);
        return new RegisterView(
                register.name(),
                address,
                " ".repeat(widest - address.length()),
                String.format(Locale.ROOT, "%03x", register.offset()),
                register.access(),
                String.format(Locale.ROOT, "%08x", register.reset()),
                register.description(),
                comment(
                        register.name(),
                        register.access(),
                        (register.description() + " " + register.details()).strip()),
                register.fields().stream()
                        .map(field -> FieldView.of(field, widestField))
                        .toList(),
                String.format(Locale.ROOT, "%08x", ~register.fieldMask()),
                register.values());
    }

    static String addressName(Register register) {
        return "Addr" + camelCase(register.name());
    }

    /** {@code TIME_STEPS} as {@code TimeSteps}. */
    static String camelCase(String name) {
        return Arrays.stream(name.split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Whether it never changes. */
    public boolean constant() {
        return access == Access.CONSTANT;
    }

    /** What a comment says about a register or a field, in lines. */
    static List<String> comment(String name, Access access, String description) {
        String text = name + " (" + access.text() + "): " + description;
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + 1 + word.length() > WRAP) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
