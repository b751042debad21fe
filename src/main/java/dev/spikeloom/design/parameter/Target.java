package dev.spikeloom.design.parameter;

/** What the accelerator is to be built with: decides what its memories look like. */
public enum Target {
    /** Nothing in particular. */
    GENERIC,
    /** FPGAs with memories of 256 x 16 bits: Lattice iCE40. */
    ICE40,
    /** FPGAs with memories of 512 x 36 bits: Lattice ECP5. */
    ECP5,
    /** FPGAs with memories of 512 x 72 bits: AMD series 7 and later. */
    XILINX,
    /** Memory macros, which hold nothing at first. */
    ASIC;

    /** Whether memories are the blocks of an FPGA. */
    public boolean hasBlocks() {
        return this == ICE40 || this == ECP5 || this == XILINX;
    }
}
