package dev.spikeloom.cosim;

import java.util.List;
import java.util.OptionalLong;

/**
 * What the driver in C did on the Verilated accelerator.
 *
 * @param samples that were run by polling, and again by interrupt
 * @param loadCycles that loading the network over the registers took; empty if its weights are fixed
 * @param readBackCycles that reading it back took; empty where that cannot be done
 * @param streamCycles that loading it over the load stream took; empty without one
 * @param pollingCycles that the samples took by polling
 * @param interruptCycles by interrupt
 * @param comparedValues classes, spike counts and performance counters
 * @param differences between them and the model, a line each
 */
public record DriverResult(
        int samples,
        OptionalLong loadCycles,
        OptionalLong readBackCycles,
        OptionalLong streamCycles,
        long pollingCycles,
        long interruptCycles,
        long comparedValues,
        List<String> differences) {
    public DriverResult {
        differences = List.copyOf(differences);
    }
}
