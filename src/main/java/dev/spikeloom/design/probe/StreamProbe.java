package dev.spikeloom.design.probe;

/** The AXI streams around a core, and the modules behind them. */
public enum StreamProbe implements ProbeKey {
    /** A beat of spikes is offered. */
    SPIKES_VALID,
    /** It is accepted. */
    SPIKES_READY,
    /** Observed with {@link #SPIKES_VALID}. */
    SPIKES_DATA,
    /** Observed with {@link #SPIKES_VALID}. */
    SPIKES_LAST,
    /** A beat was accepted before it could be used. */
    SPIKES_KEPT,
    /** A whole spike vector is offered to the core. */
    VECTOR_VALID,
    /** Observed with {@link #VECTOR_VALID}. */
    VECTOR,
    /** A beat of a result is offered. */
    BEAT_VALID,
    /** It is accepted. */
    BEAT_READY,
    /** The number of the beat that follows it. */
    BEAT_NUMBER,
    /** Observed with {@link #BEAT_VALID}. */
    BEAT_DATA,
    /** Its bytes; observed with {@link #BEAT_VALID}. */
    BEAT_BYTES,
    /** Observed with {@link #BEAT_VALID}. */
    BEAT_LAST
}
