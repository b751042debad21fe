package dev.spikeloom.design.parameter;

/** What machine a {@link Design} is of. Where it is asked for, the compiler names a missing one. */
public enum MachineFamily {
    /** The pipeline whose spikes come in time steps, and whose result is the class that fires most. */
    RATE
}
