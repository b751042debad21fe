package dev.spikeloom.testing;

import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.fuzz.cases.RandomArchitecture;
import dev.spikeloom.fuzz.cases.RandomNetwork;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.RandomDraws;
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

    /** A design of 1 to 4 layers of 1 to 40 neurons on any architecture, with neurons of any model. */
    public static RateDesign design(RandomGenerator random) {
        return design(random, 40);
    }

    /** The same with up to {@code mostNeurons} inputs and neurons a layer. */
    public static RateDesign design(RandomGenerator random, int mostNeurons) {
        List<Integer> sizes = new ArrayList<>();
        int layers = random.nextInt(1, 5);
        for (int i = 0; i <= layers; i++) {
            sizes.add(random.nextInt(1, mostNeurons + 1));
        }
        WeightStorage storage = random.nextBoolean() ? WeightStorage.FIXED : WeightStorage.LOADABLE;
        int timeSteps = random.nextInt(8, 40);
        QuantizedNetwork network = anyNetwork(random, sizes, random.nextInt(1, 9));
        return RateDesign.elaborate(network, RandomArchitecture.core(draws(random), network, storage, timeSteps));
    }

    /** The same design with any host interface. */
    public static RateDesign behindAnyHost(RandomGenerator random, RateDesign design) {
        return RateDesign.elaborate(
                design.network(), RandomArchitecture.behindAnyHost(draws(random), design.architecture()));
    }

    /** A network of neurons of any model, with biases or without, with one head or two. */
    public static QuantizedNetwork anyNetwork(RandomGenerator random, List<Integer> sizes, int weightBits) {
        return RandomNetwork.any(draws(random), Topology.dense(sizes), weightBits);
    }

    /** The arithmetic of a design without cycles: the potentials as narrow as in the hardware. */
    public static IntegerReference reference(RateDesign design) {
        return design.reference();
    }

    private static RandomDraws draws(RandomGenerator random) {
        return new RandomDraws(random::nextLong);
    }

    /** A network with weights over the whole range of their format and thresholds about which neurons do fire. */
    public static QuantizedNetwork network(RandomGenerator random, List<Integer> sizes, int weightBits) {
        return network(random, sizes, List.of(weightBits));
    }

    /**
     * The same.
     *
     * @param weightBits one for all layers, or one a layer
     */
    public static QuantizedNetwork network(RandomGenerator random, List<Integer> sizes, List<Integer> weightBits) {
        List<QuantizedDenseLayer> layers = new ArrayList<>();
        for (int i = 0; i + 1 < sizes.size(); i++) {
            WeightFormat format = new WeightFormat(weightBits.get(weightBits.size() == 1 ? 0 : i));
            short[][] weights = new short[sizes.get(i)][sizes.get(i + 1)];
            for (short[] row : weights) {
                for (int n = 0; n < row.length; n++) {
                    row[n] = (short) format.decode(random.nextInt(1 << format.bits()));
                }
            }
            int[] thresholds = new int[sizes.get(i + 1)];
            for (int n = 0; n < thresholds.length; n++) {
                thresholds[n] = random.nextInt(2 * format.max() + 1) - format.max();
            }
            layers.add(new QuantizedDenseLayer(NeuronModel.SNN_DC, format, weights, thresholds, new float[] {1}));
        }
        return new QuantizedNetwork(layers);
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
