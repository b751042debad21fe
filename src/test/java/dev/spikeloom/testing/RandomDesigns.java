package dev.spikeloom.testing;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.IssueOrder;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.ThresholdScope;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.MembraneRange;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.RowGrouping;
import dev.spikeloom.network.WeightFormat;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Arrays;
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
    public static Design design(RandomGenerator random) {
        return design(random, 40);
    }

    /** The same with up to {@code mostNeurons} inputs and neurons a layer. */
    public static Design design(RandomGenerator random, int mostNeurons) {
        List<Integer> sizes = new ArrayList<>();
        int layers = random.nextInt(1, 5);
        for (int i = 0; i <= layers; i++) {
            sizes.add(random.nextInt(1, mostNeurons + 1));
        }
        WeightStorage storage = random.nextBoolean() ? WeightStorage.FIXED : WeightStorage.LOADABLE;
        int timeSteps = random.nextInt(8, 40);
        QuantizedNetwork network = anyNetwork(random, sizes, random.nextInt(1, 9));
        List<LayerArchitecture> architectures = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            architectures.add(possible(random, network, i, storage, timeSteps));
        }
        return Design.elaborate(
                network,
                new Architecture(
                        storage,
                        timeSteps,
                        random.nextBoolean(),
                        HostKind.CORE,
                        Architecture.DEFAULT_STREAM_BITS,
                        architectures));
    }

    /** The same design with any host interface. */
    public static Design behindAnyHost(RandomGenerator random, Design design) {
        Architecture given = design.architecture();
        HostKind host = pick(random, HostKind.values());
        return Design.elaborate(
                design.network(),
                new Architecture(
                        given.weightStorage(),
                        given.maxTimeSteps(),
                        given.counters(),
                        host,
                        host == HostKind.AXI_EVENTS ? 32 : 32 << random.nextInt(3),
                        given.layers()));
    }

    /** Tries until the parameters are possible for the layer. */
    private static LayerArchitecture possible(
            RandomGenerator random, QuantizedNetwork network, int layer, WeightStorage storage, int timeSteps) {
        QuantizedDenseLayer dense = (QuantizedDenseLayer) network.layers().get(layer);
        QuantizedNetwork alone = new QuantizedNetwork(network.neuronModel(), network.weightFormat(), List.of(dense));
        while (true) {
            LayerArchitecture candidate =
                    layerArchitecture(random, network.weightFormat().bits());
            try {
                Design.elaborate(alone, new Architecture(storage, timeSteps, candidate));
                return candidate;
            } catch (InputException e) {
                // Another one, then.
            }
        }
    }

    private static LayerArchitecture layerArchitecture(RandomGenerator random, int weightBits) {
        return new LayerArchitecture(
                1 << random.nextInt(1, 7),
                pick(random, BankMapping.values()),
                random.nextInt(1, 3),
                random.nextInt(1, 4),
                random.nextBoolean() ? 0 : weightBits << random.nextInt(3),
                1 << random.nextInt(4),
                random.nextInt(4) == 0 ? 0 : 1 << random.nextInt(1, 7),
                random.nextInt(3),
                random.nextBoolean() ? 0 : 1 << random.nextInt(5),
                random.nextBoolean(),
                random.nextInt(1, 3),
                random.nextInt(1, 3),
                random.nextBoolean() ? 0 : random.nextInt(2, 16),
                random.nextBoolean(),
                pick(random, ThresholdScope.values()));
    }

    private static <T> T pick(RandomGenerator random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** A network of neurons of any model, with biases or without, with one head or two. */
    public static QuantizedNetwork anyNetwork(RandomGenerator random, List<Integer> sizes, int weightBits) {
        NeuronModel model =
                switch (random.nextInt(5)) {
                    case 0 -> NeuronModel.SNN_DC;
                    case 1 -> NeuronModel.SNN_CT;
                    case 2 -> NeuronModel.continuous(NeuronModel.Reset.ZERO);
                    case 3 -> NeuronModel.lif(random.nextInt(1, 6), NeuronModel.Reset.SUBTRACT);
                    default -> NeuronModel.lif(random.nextInt(1, 6), NeuronModel.Reset.ZERO);
                };
        boolean biases = random.nextInt(3) == 0;
        boolean shared = random.nextInt(3) == 0;
        WeightFormat format = new WeightFormat(weightBits);
        List<QuantizedLayer> layers = new ArrayList<>();
        for (QuantizedLayer layer : network(random, sizes, weightBits).layers()) {
            QuantizedDenseLayer dense = (QuantizedDenseLayer) layer;
            int[] thresholds = dense.thresholds();
            for (int n = 0; n < thresholds.length; n++) {
                thresholds[n] = model.carriesOver() ? random.nextInt(1, 3 * format.max() + 2) : thresholds[n];
                thresholds[n] = shared ? thresholds[0] : thresholds[n];
            }
            int[] bias = new int[thresholds.length];
            if (biases) {
                Arrays.setAll(bias, n -> random.nextInt(2 * format.max() + 1) - format.max());
            }
            layers.add(new QuantizedDenseLayer(dense.weights(), bias, thresholds, dense.scales()));
        }
        int outputs = sizes.get(sizes.size() - 1);
        int first = outputs > 1 && random.nextBoolean() ? random.nextInt(1, outputs) : outputs;
        List<Integer> heads = first == outputs ? List.of(outputs) : List.of(first, outputs - first);
        return new QuantizedNetwork(model, format, layers, heads);
    }

    /** The arithmetic of a design without cycles: the potentials as narrow as in the hardware. */
    public static IntegerReference reference(Design design) {
        return new IntegerReference(
                design.network(),
                design.layers().stream()
                        .map(layer -> MembraneRange.of(layer.membraneBits()))
                        .toList(),
                design.layers().stream().<RowGrouping>map(IssueOrder::new).toList());
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
