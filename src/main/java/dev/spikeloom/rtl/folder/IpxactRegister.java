package dev.spikeloom.rtl.folder;

import dev.spikeloom.design.register.Access;
import dev.spikeloom.design.register.Field;
import dev.spikeloom.design.register.Register;
import dev.spikeloom.design.register.RegisterMap;
import java.util.List;
import java.util.Locale;

/**
 * A register as IP-XACT describes it. One that is a single number has one field of its name.
 *
 * @param name in upper case
 * @param offset in bytes, three hexadecimal digits
 * @param description sentences
 * @param access a word of the schema
 * @param fields from bit 0 on
 */
public record IpxactRegister(String name, String offset, String description, String access, List<IpxactField> fields) {
    private static final int BITS = 32;

    public IpxactRegister {
        fields = List.copyOf(fields);
    }

    /**
     * Some bits of it.
     *
     * @param name in upper case
     * @param lowBit its lowest bit
     * @param bits its width
     * @param reset its value after reset, hexadecimal digits
     * @param description a sentence
     * @param access a word of the schema
     * @param oneToClear whether a written 1 clears a bit
     * @param volatileValue whether it changes without being written
     */
    public record IpxactField(
            String name,
            int lowBit,
            int bits,
            String reset,
            String description,
            String access,
            boolean oneToClear,
            boolean volatileValue) {}

    static List<IpxactRegister> of(RegisterMap map) {
        return map.registers().stream().map(IpxactRegister::of).toList();
    }

    private static IpxactRegister of(Register register) {
        List<IpxactField> fields = register.fields().isEmpty()
                ? List.of(field(new Field(
                        register.name(), 0, BITS, register.access(), register.reset(), register.description())))
                : register.fields().stream().map(IpxactRegister::field).toList();
        return new IpxactRegister(
                register.name(),
                String.format(Locale.ROOT, "%03x", register.offset()),
                (register.description() + " " + register.details()).strip(),
                word(register.access()),
                fields);
    }

    private static IpxactField field(Field field) {
        return new IpxactField(
                field.name(),
                field.lowBit(),
                field.bits(),
                Integer.toHexString(field.reset()),
                field.description(),
                word(field.access()),
                field.access() == Access.CLEAR,
                field.access() == Access.READ || field.access() == Access.CLEAR);
    }

    private static String word(Access access) {
        return switch (access) {
            case READ_WRITE, CLEAR -> "read-write";
            case PULSE, WRITE -> "write-only";
            default -> "read-only";
        };
    }
}
