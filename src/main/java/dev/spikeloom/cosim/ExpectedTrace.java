package dev.spikeloom.cosim;

import dev.spikeloom.design.probe.TraceRecord;

/** What the RTL is held to, one record a cycle. */
@FunctionalInterface
interface ExpectedTrace {
    /** Fills {@code record} with the probes of the next cycle; the first call is for the first cycle after reset. */
    void next(TraceRecord record);
}
