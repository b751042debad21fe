package dev.spikeloom.run;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.ArchitectureChanges;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.run.outcome.BottleneckFigures;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.bottleneck.Bottleneck;
import dev.spikeloom.sim.bottleneck.Widening;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.SpikeSource;
import java.util.List;
import java.util.Map;

/** Finds the layer that limits the throughput, and times what would widen it. */
public final class BottleneckSearch {
    /** Bits of spikes that are recorded for it, at most. */
    private static final long MOST_BITS = 1L << 30;

    private static final int MOST_CHANGES = 3;

    private BottleneckSearch() {}

    /**
     * Finds them.
     *
     * @param run of {@code design} on the samples of {@code source}
     * @param threads to use
     */
    public static BottleneckFigures of(Design design, SimulationResult run, SpikeSource source, int threads) {
        Bottleneck bottleneck = Bottleneck.of(run);
        boolean alone = bottleneck.nextLayer() < 0;
        return new BottleneckFigures(
                bottleneck.layer(),
                bottleneck.busyShare(),
                alone ? null : Integer.valueOf(bottleneck.nextLayer()),
                alone ? null : Double.valueOf(bottleneck.nextBusyCycles()),
                changes(design, bottleneck.layer(), run, source, threads));
    }

    private static List<BottleneckFigures.Change> changes(
            Design design, int layer, SimulationResult run, SpikeSource source, int threads) {
        QuantizedNetwork network = design.network();
        long bitsPerStep = design.classes()
                + network.layers().stream().mapToLong(QuantizedLayer::inputs).sum();
        int samples = (int) Math.min(run.samples(), MOST_BITS / (bitsPerStep * run.timeSteps()));
        if (samples < 2) {
            return List.of();
        }
        List<BottleneckFigures.Change> changes =
                Simulators.widenings(design, layer, source, samples, run.timeSteps(), threads).stream()
                        .map(widening -> change(design, widening, samples))
                        .toList();
        return changes.stream()
                .filter(change -> changes.stream().noneMatch(other -> makesNeedless(other, change)))
                .limit(MOST_CHANGES)
                .toList();
    }

    /** Whether one changes fewer keys than the other and is as fast. */
    private static boolean makesNeedless(BottleneckFigures.Change one, BottleneckFigures.Change other) {
        return one.settings().size() < other.settings().size()
                && one.initiationIntervalCyclesMean() <= other.initiationIntervalCyclesMean();
    }

    private static BottleneckFigures.Change change(Design design, Widening widening, int samples) {
        Map<String, String> settings = ArchitectureChanges.between(
                design.architecture(), widening.architecture(), design.depth(), ParameterCombinations.WIDENING);
        return new BottleneckFigures.Change(settings, samples, widening.interval());
    }
}
