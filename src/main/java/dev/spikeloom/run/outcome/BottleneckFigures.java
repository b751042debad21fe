package dev.spikeloom.run.outcome;

import java.util.List;
import java.util.Map;

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
    /**
     * A change of the bottleneck, as it was simulated.
     *
     * @param settings keys of the experiment, with a value a layer
     * @param samples test images that it was timed on, from the first
     */
    public record Change(Map<String, String> settings, int samples, double initiationIntervalCyclesMean) {}
}
