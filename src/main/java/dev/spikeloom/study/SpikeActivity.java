package dev.spikeloom.study;

import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.sim.BusiestLayerCycles;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;

/**
 * How many spikes a network makes.
 *
 * @param spikesPerSample mean of the inputs, then of each layer
 * @param busiestLayerCycles mean of the cycles that the spikes ask for if each layer takes one a cycle: the sum over the
 *     time steps of the largest number of active inputs over the layers with weights
 */
record SpikeActivity(List<Double> spikesPerSample, double busiestLayerCycles) {}
