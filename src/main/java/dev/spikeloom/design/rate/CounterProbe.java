package dev.spikeloom.design.rate;

import dev.spikeloom.design.probe.ProbeKey;

/** The spike counter behind the last layer of the rate-coded pipeline. */
public enum CounterProbe implements ProbeKey {
    /** The spikes of the last layer are offered. */
    COUNTER_VALID,
    /** They are accepted. */
    COUNTER_READY,
    /** It waits for its result to be taken. */
    COUNTER_STALL,
    /** A result moves into the output register. */
    COUNTER_PUBLISH
}
