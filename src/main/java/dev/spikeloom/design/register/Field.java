package dev.spikeloom.design.register;

/**
 * Some bits of a register.
 *
 * @param name in upper case, words joined by underscores
 * @param lowBit its lowest bit
 * @param bits its width
 * @param access what the host can do with it
 * @param reset its value after reset, right-aligned
 * @param description a sentence
 */
public record Field(String name, int lowBit, int bits, Access access, int reset, String description) {
    static Field bit(String name, int bit, Access access, String description) {
        return new Field(name, bit, 1, access, 0, description);
    }

    static Field constant(String name, int lowBit, int bits, int value, String description) {
        return new Field(name, lowBit, bits, Access.CONSTANT, value, description);
    }

    public int highBit() {
        return lowBit + bits - 1;
    }

    /** The bits of the field within the register. */
    public int mask() {
        return (-1 >>> (32 - bits)) << lowBit;
    }
}
