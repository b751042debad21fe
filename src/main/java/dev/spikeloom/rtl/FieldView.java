package dev.spikeloom.rtl;

import dev.spikeloom.design.register.Access;
import dev.spikeloom.design.register.Field;
import java.util.List;
import java.util.Locale;

/**
 * What the templates say about a field of a register.
 *
 * @param name in upper case
 * @param constant name of the Verilog constant that holds the number of its lowest bit
 * @param alignment blanks that fill up {@code constant} to the longest of the register's fields
 * @param lowBit its lowest bit
 * @param range its bits: {@code 3}, or {@code 10 to 3}
 * @param mask its bits within the register, eight hexadecimal digits
 * @param access what the host can do with it
 * @param reset its value after reset
 * @param description a sentence
 * @param comment name, access and description, in lines
 */
public record FieldView(
        String name,
        String constant,
        String alignment,
        int lowBit,
        String range,
        String mask,
        Access access,
        int reset,
        String description,
        List<String> comment) {

    public FieldView {
        comment = List.copyOf(comment);
    }

    /** @param widest characters of the longest name of a constant */
    static FieldView of(Field field, int widest) {
        String constant = constantName(field);
        return new FieldView(
                field.name(),
                constant,
                " ".repeat(widest - constant.length()),
                field.lowBit(),
                field.bits() == 1 ? String.valueOf(field.lowBit()) : field.highBit() + " to " + field.lowBit(),
                String.format(Locale.ROOT, "%08x", field.mask()),
                field.access(),
                field.reset(),
                field.description(),
                RegisterView.comment(field.name(), field.access(), field.description()));
    }

    static String constantName(Field field) {
        return RegisterView.camelCase(field.name()) + "Bit";
    }
}
