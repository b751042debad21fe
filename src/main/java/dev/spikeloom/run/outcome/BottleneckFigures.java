package dev.spikeloom.run.outcome;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.experiment.ArchitectureSettings;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.experiment.ValueType;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.bottleneck.Bottleneck;
import dev.spikeloom.sim.bottleneck.Widening;
import dev.spikeloom.sim.bottleneck.Widenings;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.sim.event.RecordedActivity;
import dev.spikeloom.spike.SpikeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The layer that limits the throughput, and what would widen it.
 *
 * @param layer the busiest
 * @param busyShare of the cycles of the run, 0 to 1, in which it reads weights or passes an empty vector on
 * @param nextLayer the second busiest; null if there is no other
 * @param nextLayerBusyCyclesMean cycles an image for which that is busy; null if there is no other
 * @param widenings what makes the accelerator faster, the best first
 */
public record BottleneckFigures(
        int layer, double busyShare, Integer nextLayer, Double nextLayerBusyCyclesMean, List<Change> widenings) {
    /** Bits of spikes that are recorded for it, at most. */
    private static final long MOST_BITS = 1L << 30;

    private static final int MOST_CHANGES = 3;

    /**
     * A change of the bottleneck, as it was simulated.
     *
     * @param settings keys of the experiment, with a value a layer
     * @param samples test images that it was timed on, from the first
     */
    public record Change(Map<String, String> settings, int samples, double initiationIntervalCyclesMean) {
        /** Whether this changes fewer keys and is as fast. */
        private boolean makesNeedless(Change other) {
            return settings.size() < other.settings.size()
                    && initiationIntervalCyclesMean <= other.initiationIntervalCyclesMean;
        }
    }

    /** @param run of {@code design} on the samples of {@code source} */
    public static BottleneckFigures of(RateDesign design, SimulationResult run, SpikeSource source, int threads) {
        Bottleneck bottleneck = Bottleneck.of(run);
        boolean alone = bottleneck.nextLayer() < 0;
        return new BottleneckFigures(
                bottleneck.layer(),
                bottleneck.busyShare(),
                alone ? null : Integer.valueOf(bottleneck.nextLayer()),
                alone ? null : Double.valueOf(bottleneck.nextBusyCycles()),
                changes(design, bottleneck.layer(), run, source, threads));
    }

    private static List<Change> changes(
            RateDesign design, int layer, SimulationResult run, SpikeSource source, int threads) {
        long bitsPerStep = design.classes()
                + design.layers().stream().mapToLong(LayerDesign::inputs).sum();
        int samples = (int) Math.min(run.samples(), MOST_BITS / (bitsPerStep * run.timeSteps()));
        if (samples < 2) {
            return List.of();
        }
        RecordedActivity activity = new EventModel(design, threads).record(source, samples, run.timeSteps());
        List<Change> changes = Widenings.of(design, layer, activity, threads).stream()
                .map(widening -> change(design, widening, samples))
                .toList();
        return changes.stream()
                .filter(change -> changes.stream().noneMatch(other -> other.makesNeedless(change)))
                .limit(MOST_CHANGES)
                .toList();
    }

    private static Change change(RateDesign design, Widening widening, int samples) {
        Map<String, String> settings = new LinkedHashMap<>();
        int depth = design.layers().size();
        for (Parameter<?> parameter : Widenings.PARAMETERS) {
            String before = values(design.architecture(), depth, parameter);
            String after = values(widening.architecture(), depth, parameter);
            if (!after.equals(before)) {
                settings.put("architecture." + parameter, after);
            }
        }
        return new Change(settings, samples, widening.interval());
    }

    private static String values(Architecture architecture, int depth, Parameter<?> parameter) {
        return IntStream.range(0, depth)
                .mapToObj(layer -> parameter.format(architecture.layer(layer).get(parameter)))
                .collect(Collectors.joining(","));
    }
}
