package dev.spikeloom.cosim;

import dev.spikeloom.design.TraceLayout;
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
        return place.at(
                cycles - 1,
                layout.core() + "u_layer_" + layer + ".u_counters." + LayerCounters.NAMES.get(number) + "_q",
                BigInteger.valueOf(expected),
                BigInteger.valueOf(found),
                "none, all samples are done",
                "layer " + layer + ", counter " + number,
                "the performance counters at the end of the run\n");
    }
}
