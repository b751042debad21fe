package dev.spikeloom.testing;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.WeightFormat;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random networks, designs and stimuli for tests; the same seed gives the same ones. */
public final class RandomDesigns {
    private RandomDesigns() {}

    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A design of 1 to 4 layers of 1 to 40 neurons on any architecture. */
    public static Design design(RandomGenerator random) {
        List<Integer> sizes = new ArrayList<>();
        int layers = random.nextInt(1, 5);
        for (int i = 0; i <= layers; i++) {
            sizes.add(random.nextInt(1, 41));
        }
        WeightStorage storage = random.nextBoolean() ? WeightStorage.FIXED : WeightStorage.LOADABLE;
        Architecture architecture = new Architecture(1 << random.nextInt(1, 7), storage, random.nextInt(8, 40));
        return Design.elaborate(network(random, sizes, random.nextInt(1, 9)), architecture);
    }

    /** A network with weights over the whole range of their format and thresholds about which neurons do fire. */
    public static QuantizedNetwork network(RandomGenerator random, List<Integer> sizes, int weightBits) {
        WeightFormat format = new WeightFormat(weightBits);
        List<QuantizedDenseLayer> layers = new ArrayList<>();
        for (int i = 0; i + 1 < sizes.size(); i++) {
            short[][] weights = new short[sizes.get(i)][sizes.get(i + 1)];
            for (short[] row : weights) {
                for (int n = 0; n < row.length; n++) {
                    row[n] = (short) format.decode(random.nextInt(1 << weightBits));
                }
            }
            int[] thresholds = new int[sizes.get(i + 1)];
            for (int n = 0; n < thresholds.length; n++) {
                thresholds[n] = random.nextInt(2 * format.max() + 1) - format.max();
            }
            layers.add(new QuantizedDenseLayer(weights, thresholds, new float[] {1}));
        }
        return new QuantizedNetwork(NeuronModel.SNN_DC, format, layers);
    }

    /** Spike trains from empty through sparse to full. */
    public static RecordedSpikes spikes(RandomGenerator random, int samples, int steps, int inputs) {
        RecordedSpikes spikes = new RecordedSpikes(samples, steps, inputs);
        SpikeVector vector = new SpikeVector(inputs);
        for (int sample = 0; sample < samples; sample++) {
            for (int step = 0; step < steps; step++) {
                double density =
                        switch (random.nextInt(4)) {
                            case 0 -> 0;
                            case 1 -> 1;
                            default -> random.nextDouble();
                        };
                vector.clear();
                for (int i = 0; i < inputs; i++) {
                    if (random.nextDouble() < density) {
                        vector.set(i);
                    }
                }
                spikes.write(sample, step, vector);
            }
        }
        return spikes;
    }
}
