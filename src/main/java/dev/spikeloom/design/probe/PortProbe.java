package dev.spikeloom.design.probe;

/** The ports of the core, of whatever family. */
public enum PortProbe implements ProbeKey {
    /** A spike vector is offered. */
    INPUT_VALID,
    /** It is accepted. */
    INPUT_READY,
    /** A result is offered. */
    RESULT_VALID,
    /** It is accepted. */
    RESULT_READY,
    /** The classes of all heads side by side, observed with {@link #RESULT_VALID}. */
    RESULT_CLASS,
    /** The spike counts of all classes side by side, observed with {@link #RESULT_VALID}. */
    RESULT_COUNTS,
    /** Spikes are in flight, or a result is. */
    BUSY
}
