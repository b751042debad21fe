package dev.spikeloom.run.outcome;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.LayerArchitecture;
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
import java.util.function.Function;
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

    /** The keys that widen a layer, and the values that they have for one. */
    private static final Map<Setting<?>, Function<LayerArchitecture, String>> KEYS = keys();

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

    private static Map<Setting<?>, Function<LayerArchitecture, String>> keys() {
        Map<Setting<?>, Function<LayerArchitecture, String>> keys = new LinkedHashMap<>();
        keys.put(ArchitectureSettings.ISSUE_WIDTH, layer -> String.valueOf(layer.issueWidth()));
        keys.put(ArchitectureSettings.LANES, layer -> layer.lanes() == 0 ? "all" : String.valueOf(layer.lanes()));
        keys.put(ArchitectureSettings.BANK_ROWS, layer -> String.valueOf(layer.bankRows()));
        keys.put(ArchitectureSettings.MAPPING, layer -> ValueType.nameOf(layer.mapping()));
        keys.put(ArchitectureSettings.READ_PORTS, layer -> String.valueOf(layer.readPorts()));
        keys.put(ArchitectureSettings.INPUT_BUFFERS, layer -> String.valueOf(layer.inputBuffers()));
        keys.put(ArchitectureSettings.OUTPUT_BUFFERS, layer -> String.valueOf(layer.outputBuffers()));
        return keys;
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
        KEYS.forEach((key, value) -> {
            String before = values(design.architecture(), depth, value);
            String after = values(widening.architecture(), depth, value);
            if (!after.equals(before)) {
                settings.put(key.path(), after);
            }
        });
        return new Change(settings, samples, widening.interval());
    }

    private static String values(Architecture architecture, int depth, Function<LayerArchitecture, String> value) {
        return IntStream.range(0, depth)
                .mapToObj(layer -> value.apply(architecture.layer(layer)))
                .collect(Collectors.joining(","));
    }
}
