package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.List;

/**
 * What a run gave.
 *
 * @param timeSteps time steps a sample
 * @param cycles cycles from the first after reset to the one in which the last result was taken, both included
 * @param classes the result of each sample: a class for each head, {@code [samples][heads]}
 * @param firstAccepts the cycle in which the first input of each sample was accepted
 * @param resultCycles the cycle in which the result of each sample was taken
 * @param busiestLayerCycles for each sample, the sum over its time steps of the largest number of issues over the
 *     layers: the cycles that the spikes themselves ask for when each layer issues as many indices a cycle as it can, in
 *     each of its folds
 * @param outputSpikes the spikes of the output layer, samples x time steps x classes
 * @param layers counters, input side first
 */
public record SimulationResult(
        int timeSteps,
        long cycles,
        int[][] classes,
        long[] firstAccepts,
        long[] resultCycles,
        long[] busiestLayerCycles,
        RecordedSpikes outputSpikes,
        List<LayerCounters> layers) {
    public SimulationResult {
        layers = List.copyOf(layers);
    }

    public int samples() {
        return classes.length;
    }

    /** Mean over the samples of the cycles from the first input accepted to the result taken. */
    public double meanLatency() {
        double sum = 0;
        for (int i = 0; i < samples(); i++) {
            sum += resultCycles[i] - firstAccepts[i];
        }
        return sum / samples();
    }

    /** Mean cycles between the results of successive samples; not a number for a single sample. */
    public double meanInitiationInterval() {
        return (double) (resultCycles[samples() - 1] - resultCycles[0]) / (samples() - 1);
    }

    /** Mean over the samples of {@link #busiestLayerCycles}. */
    public double meanBusiestLayerCycles() {
        return BusiestLayerCycles.mean(busiestLayerCycles);
    }

    /**
     * Cycles that no such run can go below: a layer has at most one issue a cycle, and none adds while a sweep has the
     * potentials, so the run takes as many cycles as the layer with the most of both has, over all samples.
     */
    public long lowerBoundCycles() {
        return layers.stream().mapToLong(LayerCounters::leastCycles).max().orElseThrow();
    }

    /**
     * The class of each head of a sample if only its first {@code steps} time steps had been presented.
     *
     * @param design on which it was run
     */
    public int[] classesAfter(int sample, int steps, Design design) {
        int[] counts = new int[outputSpikes.inputs()];
        SpikeVector spikes = new SpikeVector(counts.length);
        for (int step = 0; step < steps; step++) {
            outputSpikes.read(sample, step, spikes);
            spikes.addTo(counts);
        }
        return design.readout().classes(counts, design.heads());
    }
}
