package dev.spikeloom.experiment;

/** How the host behaves in co-simulation. */
public enum HostPauses {
    /** Always offers the next spike vector and always takes a result. */
    NONE,
    /** Pauses at random, so that every stall is exercised. */
    RANDOM
}
