package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.spike.SpikeSource;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is presented to one machine, segment by segment, without a pause but for reset and loading. A segment starts with
 * a machine in which no sample is in flight: it must do in it what it does after reset. So each segment is a run of its
 * own for the simulators, and the RTL alone goes through all of them in one life.
 *
 * @param segments at least one; the first resets
 */
public record Scenario(List<Segment> segments) {

    /** @throws IllegalArgumentException if the first segment, or one after a segment that is broken off, does not reset */
    public Scenario {
        segments = List.copyOf(segments);
        if (segments.isEmpty() || !segments.get(0).reset()) {
            throw new IllegalArgumentException("a scenario starts with a segment that resets");
        }
        for (int i = 1; i < segments.size(); i++) {
            if (segments.get(i - 1).cycles().isPresent() && !segments.get(i).reset()) {
                throw new IllegalArgumentException("segment " + i + " must reset, the one before it is broken off");
            }
        }
    }

    /**
     * One segment to its last result.
     *
     * @throws dev.spikeloom.io.InputException if samples or time steps are out of range, or weights cannot be loaded
     */
    public static Scenario of(
            Design design, SpikeSource source, int samples, int timeSteps, HostTiming timing, boolean load) {
        return new Scenario(
                List.of(new Segment(design, true, load, source, samples, timeSteps, timing, OptionalLong.empty())));
    }

    /** The machine, with the weights of the first segment. */
    public Design design() {
        return segments.get(0).design();
    }
}
