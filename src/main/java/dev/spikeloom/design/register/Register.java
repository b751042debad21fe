package dev.spikeloom.design.register;

import java.util.List;

/**
 * A register of 32 bits that the host sees.
 *
 * @param name in upper case, words joined by underscores
 * @param offset its address in bytes, a multiple of 4
 * @param access what the host can do with it
 * @param reset its value after reset
 * @param description a sentence
 * @param details further sentences, for those who have the C header alone; empty if the description says it all
 * @param fields its parts, the lowest first; bits that belong to none read 0 and cannot be written with 1; empty if it is
 *     one number
 * @param values those that have names
 */
public record Register(
        String name,
        int offset,
        Access access,
        int reset,
        String description,
        String details,
        List<Field> fields,
        List<NamedValue> values) {

    public Register {
        fields = List.copyOf(fields);
        values = List.copyOf(values);
    }

    static Register number(String name, int offset, Access access, int reset, String description) {
        return new Register(name, offset, access, reset, description, "", List.of(), List.of());
    }

    static Register constant(String name, int offset, int value, String description) {
        return number(name, offset, Access.CONSTANT, value, description);
    }

    /** A register of several fields; its reset value is theirs. */
    static Register ofFields(String name, int offset, Access access, String description, Field... fields) {
        int reset = 0;
        for (Field field : fields) {
            reset |= field.reset() << field.lowBit();
        }
        return new Register(name, offset, access, reset, description, "", List.of(fields), List.of());
    }

    /**
     * The field of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Field field(String field) {
        return fields.stream()
                .filter(candidate -> candidate.name().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no field " + field));
    }

    /** The bits that belong to a field. */
    public int fieldMask() {
        return fields.stream().mapToInt(Field::mask).reduce(0, (a, b) -> a | b);
    }
}
