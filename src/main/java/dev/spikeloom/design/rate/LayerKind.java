package dev.spikeloom.design.rate;

/** A kind of layer that the rate-coded pipeline can do. Where a kind is asked for, the compiler names a missing one. */
public enum LayerKind {
    /** Every neuron has a weight for every input. */
    DENSE,
    /** Every neuron has a weight for each input of a square around it, the same as its neighbours have. */
    CONVOLUTION
}
