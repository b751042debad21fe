package dev.spikeloom.testing;

import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.MaxPoolShape;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.SumPoolShape;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random networks of every kind of layer, in awkward sizes. */
public final class RandomNetworks {
    private RandomNetworks() {}

    /** Convolutions and poolings in any possible order, or dense layers only; one to three heads. */
    public static Topology topology(RandomGenerator random) {
        VolumeShape input;
        List<LayerShape> layers = new ArrayList<>();
        if (random.nextBoolean()) {
            input = VolumeShape.flat(random.nextInt(1, 200));
        } else {
            input = new VolumeShape(random.nextInt(1, 12), random.nextInt(1, 12), random.nextInt(1, 7));
            VolumeShape volume = input;
            boolean counts = false;
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                LayerShape layer = spatial(random, volume, !counts);
                counts = layer.addresses(volume).isPresent();
                volume = layer.output(volume);
                layers.add(layer);
            }
        }
        for (int i = random.nextInt(0, 3); i > 0; i--) {
            layers.add(new DenseShape(random.nextInt(1, 200)));
        }
        List<Integer> heads = random.ints(random.nextInt(1, 4), 1, 9).boxed().toList();
        layers.add(new DenseShape(heads.stream().mapToInt(Integer::intValue).sum()));
        return new Topology(input, layers, heads);
    }

    private static LayerShape spatial(RandomGenerator random, VolumeShape volume, boolean maxPools) {
        int largest = Math.min(5, Math.min(volume.rows(), volume.columns()));
        int size = random.nextInt(1, largest + 1);
        return switch (random.nextInt(4)) {
            case 0 -> maxPools ? new MaxPoolShape(size) : new SumPoolShape(size);
            case 1 -> new SumPoolShape(size);
            default ->
                new ConvolutionShape(
                        random.nextInt(1, 80),
                        size,
                        random.nextInt(1, 3),
                        random.nextInt(3) == 0 ? 0 : random.nextInt(size));
        };
    }

    /** Neither silent nor saturated: thresholds are of the size that sums of the weights are. */
    public static QuantizedNetwork network(
            RandomGenerator random, Topology topology, NeuronModel neuronModel, int weightBits) {
        WeightFormat format = new WeightFormat(weightBits);
        List<QuantizedLayer> layers = new ArrayList<>();
        for (int i = 0; i < topology.depth(); i++) {
            VolumeShape input = topology.inputOf(i);
            LayerShape shape = topology.layers().get(i);
            layers.add(shape.quantizedLayer(
                    input,
                    () -> weights(
                            random,
                            shape.weights(input).orElseThrow(),
                            shape.output(input).size(),
                            format,
                            shape.allows(neuronModel) ? neuronModel : neuronModel.withoutSynapse())));
        }
        return new QuantizedNetwork(layers, topology.heads());
    }

    private static IntegerWeights weights(
            RandomGenerator random, WeightShape shape, int neurons, WeightFormat format, NeuronModel neuronModel) {
        // A convolution may have a threshold a neuron instead of one a channel.
        int thresholds = neurons > shape.columns() && random.nextInt(4) == 0 ? neurons : shape.columns();
        return new IntegerWeights(
                neuronModel,
                format,
                weights(random, shape.rows(), shape.columns(), format),
                biases(random, shape.rows(), shape.columns(), format),
                thresholds(random, shape.rows(), thresholds, format, neuronModel),
                new float[] {1});
    }

    private static short[][] weights(RandomGenerator random, int rows, int columns, WeightFormat format) {
        short[][] weights = new short[rows][columns];
        for (short[] row : weights) {
            for (int n = 0; n < columns; n++) {
                row[n] = (short) format.decode(random.nextInt());
            }
        }
        return weights;
    }

    private static int[] biases(RandomGenerator random, int rows, int columns, WeightFormat format) {
        int spread = spread(rows, format) / 2 + 1;
        return random.ints(columns, -spread, spread + 1).toArray();
    }

    private static int[] thresholds(
            RandomGenerator random, int rows, int columns, WeightFormat format, NeuronModel neuronModel) {
        int spread = spread(rows, format);
        int least = neuronModel.carriesOver() ? 1 : -spread;
        int[] thresholds = random.ints(columns, least, spread + 2).toArray();
        if (!neuronModel.carriesOver() && random.nextInt(4) == 0) {
            // Far out of reach: fires never, or always.
            thresholds[random.nextInt(columns)] = random.nextBoolean() ? Integer.MAX_VALUE : Integer.MIN_VALUE;
        }
        return thresholds;
    }

    /** About the standard deviation of a sum of half the weights. */
    private static int spread(int rows, WeightFormat format) {
        return (int) Math.ceil(format.max() * 0.4 * Math.sqrt(rows));
    }
}
