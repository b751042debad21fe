package dev.spikeloom.design.register;

/** What the beats of the host's input stream hold. */
public enum SpikeFormat {
    /** The bits of a spike vector, as many as fit, in order. */
    PACKED,
    /** Address events: the index of one input that spikes. */
    EVENTS
}
