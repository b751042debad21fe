package dev.spikeloom.sim.event;

import dev.spikeloom.sim.BusiestLayerCycles;
import dev.spikeloom.spike.RecordedSpikes;

/**
 * What each sample gives, whenever it is run.
 *
 * @param classes {@code [samples][heads]}
 * @param outputSpikes samples x time steps x classes
 */
record SampleResults(int[][] classes, BusiestLayerCycles busiestLayer, RecordedSpikes outputSpikes) {
    static SampleResults of(int samples, int timeSteps, int classes) {
        return new SampleResults(
                new int[samples][],
                new BusiestLayerCycles(samples, timeSteps),
                new RecordedSpikes(samples, timeSteps, classes));
    }
}
