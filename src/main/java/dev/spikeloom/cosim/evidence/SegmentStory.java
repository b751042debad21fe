package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.Design;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import java.util.Arrays;
import java.util.List;

/** What the segments of a scenario do, in words. */
public final class SegmentStory {
    private SegmentStory() {}

    /**
     * What has been run up to a segment, in lines.
     *
     * @param last the number of that segment; -1 if there was none so far
     */
    public static String upTo(Scenario scenario, int last) {
        List<Segment> segments = scenario.segments();
        if (last < 0) {
            return "what runs: reset, and no segment so far";
        }
        if (segments.size() == 1) {
            return "what runs: " + of(segments.get(0), false);
        }
        StringBuilder text = new StringBuilder("what runs, one segment after the other on the same machine:");
        boolean loaded = false;
        for (int i = 0; i <= last; i++) {
            loaded |= segments.get(i).load();
            text.append("\n  segment ").append(i).append(": ").append(of(segments.get(i), loaded));
            text.append(i < last ? "; no difference" : "; here they differ");
        }
        return text.toString();
    }

    private static String of(Segment segment, boolean loaded) {
        Design design = segment.design();
        String start = segment.reset() ? "reset" : "without reset";
        String weights;
        if (segment.load()) {
            String port = design.hostInterface().isPresent() ? "the registers of AXI4-Lite" : "the load port";
            weights = design.numbers().size() + " weights, thresholds and biases are written through " + port;
        } else {
            weights = loaded ? "weights as loaded before" : "weights from the hex files";
        }
        String samples = segment.samples()
                + (segment.samples() == 1 ? " sample of " : " samples of ")
                + segment.timeSteps()
                + (segment.timeSteps() == 1 ? " time step" : " time steps");
        String host = neverPauses(segment.timing()) ? "the host never pauses" : "the host pauses at random";
        String broken = segment.cycles().isPresent()
                ? ", broken off after " + segment.cycles().getAsLong() + " cycles"
                : "";
        return String.join("; ", start, weights, samples + broken, host);
    }

    private static boolean neverPauses(HostTiming timing) {
        return Arrays.stream(timing.offers()).allMatch(word -> word == -1)
                && Arrays.stream(timing.takes()).allMatch(word -> word == -1);
    }
}
