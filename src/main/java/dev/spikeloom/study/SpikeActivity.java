package dev.spikeloom.study;

import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.sim.BusiestLayerCycles;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * How many spikes a network makes.
 *
 * @param spikesPerSample mean of the inputs, then of each layer
 * @param busiestLayerCycles mean of the cycles that the spikes ask for if each layer takes one a cycle: the sum over the
 *     time steps of the largest number of active inputs over the layers with weights
 */
record SpikeActivity(List<Double> spikesPerSample, double busiestLayerCycles) {
    /** @param timeSteps that each sample is presented for */
    static SpikeActivity of(QuantizedNetwork network, SpikeSource samples, int timeSteps, int threads) {
        QuantizedForward forward = new QuantizedForward(network);
        BusiestLayerCycles busiestLayer = new BusiestLayerCycles(samples.samples(), timeSteps);
        List<Callable<Count>> shares = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            shares.add(() -> {
                Count count = new Count(network, forward.copy(), busiestLayer);
                for (int sample = first; sample < samples.samples(); sample += threads) {
                    count.present(samples, sample, timeSteps);
                }
                return count;
            });
        }
        List<Count> counts = OrderedTasks.run(threads, shares, "counting spikes");
        return new SpikeActivity(spikesPerSample(counts, samples.samples()), busiestLayer.mean());
    }

    private static List<Double> spikesPerSample(List<Count> counts, int samples) {
        List<Double> spikes = new ArrayList<>();
        for (int i = 0; i < counts.get(0).spikes.length; i++) {
            int index = i;
            spikes.add(counts.stream().mapToLong(count -> count.spikes[index]).sum() / (double) samples);
        }
        return spikes;
    }

    /** What one thread counts; sums of whole numbers, so that it does not matter which. */
    private static final class Count {
        private final QuantizedNetwork network;
        private final QuantizedForward forward;
        private final SpikeVector input;
        private final long[] spikes;
        private final BusiestLayerCycles busiestLayer;

        Count(QuantizedNetwork network, QuantizedForward forward, BusiestLayerCycles busiestLayer) {
            this.network = network;
            this.forward = forward;
            this.input = new SpikeVector(network.topology().inputs());
            this.spikes = new long[network.layers().size() + 1];
            this.busiestLayer = busiestLayer;
        }

        void present(SpikeSource samples, int sample, int timeSteps) {
            forward.startSample();
            for (int step = 0; step < timeSteps; step++) {
                samples.read(sample, step, input);
                forward.step(input);
                int presynaptic = input.cardinality();
                spikes[0] += presynaptic;
                for (int layer = 0; layer < network.layers().size(); layer++) {
                    if (network.layers().get(layer) instanceof QuantizedLayer.Weighted) {
                        busiestLayer.add(sample, step, presynaptic);
                    }
                    presynaptic = forward.spikes(layer).cardinality();
                    spikes[layer + 1] += presynaptic;
                }
            }
        }
    }
}
