package dev.spikeloom.design.parameter;

/** What weights are loaded through. */
public enum LoadPorts {
    /** The port that they are read by: nothing can be loaded while anything is in flight. */
    SHARED,
    /** A write port of each memory. */
    OWN
}
