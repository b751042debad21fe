package dev.spikeloom.cosim;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.Segment;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The performance counters at the end of segments. They are cleared where a segment resets or loads, and count on
 * elsewhere: the RTL is held to the sum over the models since.
 */
final class CounterCheck {
    private final TraceLayout layout;
    /** Number {@code k} of layer {@code l} stands at {@code l * IN_HARDWARE + k}. */
    private final long[] modelled;

    private long compared;

    CounterCheck(TraceLayout layout, int layers) {
        this.layout = layout;
        this.modelled = new long[layers * LayerCounters.IN_HARDWARE];
    }

    /** How many there are. */
    int counters() {
        return modelled.length;
    }

    long comparedValues() {
        return compared;
    }

    void startSegment(Segment segment) {
        if (segment.reset() || segment.load()) {
            Arrays.fill(modelled, 0);
        }
    }

    /**
     * Compares at the end of a segment.
     *
     * @param cycles of the segment
     */
    Optional<Divergence> compare(SegmentTrace model, long[] found, long cycles, DivergencePlace place) {
        Optional<Divergence> divergence = Optional.empty();
        for (int i = 0; i < modelled.length; i++) {
            int layer = i / LayerCounters.IN_HARDWARE;
            int number = i % LayerCounters.IN_HARDWARE;
            List<Long> counters = model.counters(layer);
            modelled[i] += counters.get(number);
            if (divergence.isEmpty()) {
                compared++;
                if (modelled[i] != found[i]) {
                    divergence = Optional.of(divergence(layer, number, modelled[i], found[i], cycles, place));
                }
            }
        }
        return divergence;
    }

    private Divergence divergence(
            int layer, int number, long expected, long found, long cycles, DivergencePlace place) {
        String name = LayerCounters.NAMES.get(number);
        String signal = layout.layer(layer).prefix() + "u_counters." + name + "_q";
        String path =
                "layer " + layer + ", performance counter " + number + " (" + name + "), read at the end of the run: "
                        + LayerCounters.MEANINGS.get(number) + "; the RTL counts "
                        + (found > expected ? found - expected + " more" : expected - found + " less");
        BigInteger right = BigInteger.valueOf(expected);
        BigInteger wrong = BigInteger.valueOf(found);
        return place.at(cycles - 1, signal, right, wrong, place.details(layout).of(signal, path));
    }
}
