package dev.spikeloom.study;

import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * How many spikes a network makes.
 *
 * @param spikesPerSample mean of the inputs, then of each layer
 * @param intervalBoundCycles mean of the cycles that the spikes ask for if each layer takes one a cycle: the sum over the
 *     time steps of the largest number of active inputs over the layers with weights
 */
record SpikeActivity(List<Double> spikesPerSample, double intervalBoundCycles) {
    /** @param timeSteps that each sample is presented for */
    static SpikeActivity of(QuantizedNetwork network, SpikeSource samples, int timeSteps, int threads) {
        QuantizedForward forward = new QuantizedForward(network);
        List<Callable<Count>> shares = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            shares.add(() -> {
                Count count = new Count(network, forward.copy());
                for (int sample = first; sample < samples.samples(); sample += threads) {
                    count.present(samples, sample, timeSteps);
                }
                return count;
            });
        }
        List<Count> counts = OrderedTasks.run(threads, shares, "counting spikes");
        return mean(counts, samples.samples());
    }

    private static SpikeActivity mean(List<Count> counts, int samples) {
        List<Double> spikes = new ArrayList<>();
        for (int i = 0; i < counts.get(0).spikes.length; i++) {
            int index = i;
            spikes.add(counts.stream().mapToLong(count -> count.spikes[index]).sum() / (double) samples);
        }
        return new SpikeActivity(
                spikes, counts.stream().mapToLong(count -> count.boundCycles).sum() / (double) samples);
    }

    /** What one thread has counted; sums of whole numbers, so that it does not matter which. */
    private static final class Count {
        private final QuantizedNetwork network;
        private final QuantizedForward forward;
        private final SpikeVector input;
        private final long[] spikes;
        private long boundCycles;

        Count(QuantizedNetwork network, QuantizedForward forward) {
            this.network = network;
            this.forward = forward;
            this.input = new SpikeVector(network.topology().inputs());
            this.spikes = new long[network.layers().size() + 1];
        }

        void present(SpikeSource samples, int sample, int timeSteps) {
            forward.startSample();
            for (int step = 0; step < timeSteps; step++) {
                samples.read(sample, step, input);
                forward.step(input);
                int presynaptic = input.cardinality();
                int most = 0;
                spikes[0] += presynaptic;
                for (int layer = 0; layer < network.layers().size(); layer++) {
                    boolean weighted = network.layers().get(layer) instanceof QuantizedLayer.Weighted;
                    most = weighted ? Math.max(most, presynaptic) : most;
                    presynaptic = forward.spikes(layer).cardinality();
                    spikes[layer + 1] += presynaptic;
                }
                boundCycles += most;
            }
        }
    }
}
