package dev.spikeloom.design.parameter;

/** What holds the membrane potentials of a convolution. */
public enum PotentialMemory {
    /** Flip-flops, read in the cycle in which they are written. */
    REGISTERS,
    /** Memories with a port to read and one to write. */
    SRAM
}
