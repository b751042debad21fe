package dev.spikeloom.study;

import java.util.List;

/**
 * How many spikes a network makes.
 *
 * @param spikesPerSample mean of the inputs, then of each layer
 * @param busiestLayerCycles mean of the cycles that the spikes ask for if each layer takes one a cycle: the sum over the
 *     time steps of the largest number of active inputs over the layers with weights
 */
record SpikeActivity(List<Double> spikesPerSample, double busiestLayerCycles) {}
