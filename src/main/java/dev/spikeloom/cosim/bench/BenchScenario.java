package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.MixedSpikes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * What the bench of a design presents: spike vectors of every kind, with a host that is never the bottleneck and one that
 * pauses at random, other numbers of time steps, a reset in mid-run, and where weights can be loaded, others after it.
 */
public final class BenchScenario {
    private static final long SEED = 0x5350494b454c4f4fL;

    /** Loading more would take most of the bench's time. */
    private static final int MOST_RELOADED = 20_000;

    private BenchScenario() {}

    /** The same design gives the same scenario. */
    public static Scenario of(Design design) {
        int most = design.architecture().maxTimeSteps();
        Design later = reloads(design) ? withRowsReversed(design) : design;
        int broken = 20 + (int) Long.remainderUnsigned(CounterRandom.bits(SEED, 0), 2L * design.inputs());
        List<Segment> segments = new ArrayList<>();
        // Simulators of every kind should be done in minutes, where a vector takes thousands of cycles as well.
        boolean brief = design.takesLong();
        int several = brief ? 1 : 3;
        segments.add(segment(
                0,
                design,
                true,
                !design.initialized(),
                brief ? 1 : 2,
                Math.min(brief ? 2 : 4, most),
                HostTiming.saturated()));
        segments.add(segment(1, design, false, false, several, 1, pauses(1)));
        segments.add(segment(2, design, false, false, 2, Math.min(3, most), pauses(2), OptionalLong.of(broken)));
        segments.add(segment(3, later, true, reloads(design), several, Math.min(several, most), pauses(3)));
        segments.add(segment(4, later, true, false, several, 1, HostTiming.takingSeldom()));
        return new Scenario(segments);
    }

    private static HostTiming pauses(int segment) {
        return HostTiming.random(CounterRandom.derive(SEED, segment));
    }

    private static Segment segment(
            int index, Design design, boolean reset, boolean load, int samples, int timeSteps, HostTiming timing) {
        return segment(index, design, reset, load, samples, timeSteps, timing, OptionalLong.empty());
    }

    private static Segment segment(
            int index,
            Design design,
            boolean reset,
            boolean load,
            int samples,
            int timeSteps,
            HostTiming timing,
            OptionalLong cycles) {
        MixedSpikes spikes = new MixedSpikes(CounterRandom.derive(SEED, 100 + index), samples, design.inputs());
        return new Segment(design, reset, load, spikes, samples, timeSteps, timing, cycles);
    }

    private static boolean reloads(Design design) {
        Topology topology = design.network().topology();
        long numbers = IntStream.range(0, topology.depth())
                .mapToLong(layer -> (topology.inputOf(layer).size() + 2L)
                        * topology.outputOf(layer).size())
                .sum();
        return design.loadable() && numbers <= MOST_RELOADED;
    }

    /** The same machine with other weights. */
    private static Design withRowsReversed(Design design) {
        QuantizedNetwork network = design.network();
        List<QuantizedLayer> layers = network.layers().stream()
                .map(layer -> layer.with(BenchScenario::rowsReversed))
                .toList();
        return Machines.elaborate(new QuantizedNetwork(layers, network.heads()), design.architecture());
    }

    private static IntegerWeights rowsReversed(IntegerWeights numbers) {
        short[][] weights = numbers.weights();
        short[][] reversed = new short[weights.length][];
        for (int row = 0; row < weights.length; row++) {
            reversed[row] = weights[weights.length - 1 - row];
        }
        return numbers.with(reversed);
    }
}
