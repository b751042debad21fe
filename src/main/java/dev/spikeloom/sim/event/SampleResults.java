package dev.spikeloom.sim.event;

import dev.spikeloom.spike.RecordedSpikes;

/**
 * What each sample gives, whenever it is run.
 *
 * @param classes {@code [samples][heads]}
 * @param intervalLowerBounds {@code [samples]}
 * @param outputSpikes samples x time steps x classes
 */
record SampleResults(int[][] classes, long[] intervalLowerBounds, RecordedSpikes outputSpikes) {
    static SampleResults of(int samples, int timeSteps, int classes) {
        return new SampleResults(
                new int[samples][], new long[samples], new RecordedSpikes(samples, timeSteps, classes));
    }
}
