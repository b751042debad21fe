package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.SpikeSource;
import java.util.OptionalLong;

/**
 * A stretch of a {@link Scenario}: a number of samples with the same weights, time steps and host.
 *
 * @param design the machine with the weights of this segment
 * @param reset whether the machine is reset before it
 * @param load whether all weights, thresholds and biases are written through the load port before it
 * @param source what is presented
 * @param samples the first of the source, as many as are presented
 * @param timeSteps of each sample
 * @param timing of the host, from the segment's first cycle on
 * @param cycles after how many the segment is broken off; empty if it ends with its last result
 */
public record Segment(
        Design design,
        boolean reset,
        boolean load,
        SpikeSource source,
        int samples,
        int timeSteps,
        HostTiming timing,
        OptionalLong cycles) {

    /**
     * @throws InputException if samples or time steps are out of range, or weights cannot be loaded
     * @throws IllegalArgumentException if it is broken off before its first cycle
     */
    public Segment {
        RunLimits.check(design, source, samples, timeSteps, "co-simulation ");
        if (load && !design.loadable()) {
            throw new InputException("weights cannot be loaded: architecture.weights is fixed, it must be loadable");
        }
        if (cycles.isPresent() && cycles.getAsLong() < 1) {
            throw new IllegalArgumentException("a segment of " + cycles.getAsLong() + " cycles");
        }
    }

    /** What surrounds the core in this segment. */
    public Host host() {
        return Host.of(design, source, samples, timeSteps, timing);
    }
}
