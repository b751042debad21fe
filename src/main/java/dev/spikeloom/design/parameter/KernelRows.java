package dev.spikeloom.design.parameter;

/** How many rows of its kernel a convolution applies in a cycle. */
public enum KernelRows {
    /** A spike takes a cycle for each row of outputs that it reaches. */
    ONE,
    /** A spike takes one cycle. */
    ALL
}
