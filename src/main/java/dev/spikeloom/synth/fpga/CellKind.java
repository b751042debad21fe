package dev.spikeloom.synth.fpga;

/** What a cell of a mapped netlist is, as far as it is counted. */
public enum CellKind {
    /** A look-up table; a level of a path. */
    LUT,
    /** One bit of a register. */
    FLIP_FLOP,
    /** A memory block, read with the clock. */
    BLOCK_RAM,
    /** A memory made of look-up tables, read without a clock; a level of a path. */
    DISTRIBUTED_RAM,
    /** A multiplier. */
    DSP,
    /** A cell of a carry chain, of as many bits as the technology has. */
    CARRY,
    /** A multiplexer behind look-up tables, for functions of more inputs. */
    WIDE_MUX,
    /** A memory bank that is a black box, in whose place a macro stands. */
    MACRO;

    /** Whether the outputs of such a cell come from a clock edge alone. */
    boolean isClocked() {
        return switch (this) {
            case FLIP_FLOP, BLOCK_RAM, DSP, MACRO -> true;
            case LUT, DISTRIBUTED_RAM, CARRY, WIDE_MUX -> false;
        };
    }
}
