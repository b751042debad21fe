package dev.spikeloom.study.characterise;

import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Small networks cut from a large one, so that their weights are like those of trained networks: rows of an input in the
 * middle of the image, some neurons of each layer, with the bits of the weights and the neurons that are asked for.
 */
final class NetworkSlices {
    private final QuantizedNetwork network;
    private final int side;

    /** @param side rows and columns of the images that the network takes */
    NetworkSlices(QuantizedNetwork network, int side) {
        this.network = network;
        this.side = side;
    }

    /**
     * A dense network.
     *
     * @param inputs rows and columns of its images
     * @param sizes neurons of its layers
     */
    QuantizedNetwork dense(int inputs, List<Integer> sizes, int weightBits, NeuronModel neurons) {
        List<QuantizedLayer> layers = new ArrayList<>();
        int before = inputs * inputs;
        for (int i = 0; i < sizes.size(); i++) {
            QuantizedDenseLayer whole = (QuantizedDenseLayer) network.layers()
                    .get(i == sizes.size() - 1 ? network.layers().size() - 1 : i);
            int columns = Math.min(sizes.get(i), whole.neurons());
            short[][] weights = new short[before][columns];
            for (int row = 0; row < before; row++) {
                int from = i == 0 ? placed(row, inputs) : row % whole.inputs();
                for (int column = 0; column < columns; column++) {
                    weights[row][column] = narrowed(whole.weights()[from][column], weightBits);
                }
            }
            layers.add(new QuantizedDenseLayer(
                    neurons,
                    new WeightFormat(weightBits),
                    weights,
                    thresholds(weights, whole.thresholds(), weightBits, (double) before / whole.inputs()),
                    new float[] {1}));
            before = columns;
        }
        return new QuantizedNetwork(layers);
    }

    /** The row of the whole network for a pixel of an image in the middle of its images. */
    private int placed(int pixel, int inputs) {
        int margin = (side - inputs) / 2;
        return (margin + pixel / inputs) * side + margin + pixel % inputs;
    }

    private static short narrowed(int weight, int bits) {
        int most = (1 << (bits - 1)) - 1;
        return (short) Math.max(-most, Math.min(most, Math.round(weight * (most / 63.0f))));
    }

    /** Scaled with the weights and with how many there are, and at least 1. */
    private static int[] thresholds(short[][] weights, int[] whole, int bits, double share) {
        int[] thresholds = new int[weights[0].length];
        double scale = ((1 << (bits - 1)) - 1) / 63.0 * share;
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = Math.max(1, (int) Math.round(whole[i % whole.length] * scale));
        }
        return thresholds;
    }

    /**
     * A convolution of an image, and a dense layer behind it.
     *
     * @param convolutional a network that has them
     * @param filters of the first convolution
     * @param pooled whether max pooling of 2 x 2 follows
     */
    static QuantizedNetwork convolution(
            QuantizedNetwork convolutional,
            int inputs,
            int filters,
            boolean pooled,
            int classes,
            int weightBits,
            NeuronModel neurons) {
        QuantizedConvolutionLayer whole =
                (QuantizedConvolutionLayer) convolutional.layers().get(0);
        short[][] kernel = new short[whole.weights().length][filters];
        for (int row = 0; row < kernel.length; row++) {
            for (int filter = 0; filter < filters; filter++) {
                kernel[row][filter] = narrowed(whole.weights()[row][filter % whole.weights()[row].length], weightBits);
            }
        }
        List<QuantizedLayer> layers = new ArrayList<>();
        QuantizedConvolutionLayer first = new QuantizedConvolutionLayer(
                neurons,
                new WeightFormat(weightBits),
                new VolumeShape(inputs, inputs, 1),
                whole.kernel(),
                kernel,
                new int[filters],
                thresholds(kernel, whole.thresholds(), weightBits, 1),
                new float[] {1});
        layers.add(first);
        VolumeShape output = first.output();
        if (pooled) {
            layers.add(new MaxPoolLayer(output, 2));
            output = layers.get(1).output();
        }
        QuantizedDenseLayer last = (QuantizedDenseLayer)
                convolutional.layers().get(convolutional.layers().size() - 1);
        short[][] weights = new short[output.size()][classes];
        for (int row = 0; row < weights.length; row++) {
            for (int column = 0; column < classes; column++) {
                weights[row][column] =
                        narrowed(last.weights()[row % last.inputs()][column % last.neurons()], weightBits);
            }
        }
        layers.add(new QuantizedDenseLayer(
                neurons,
                new WeightFormat(weightBits),
                weights,
                thresholds(weights, last.thresholds(), weightBits, (double) output.size() / last.inputs()),
                new float[] {1}));
        return new QuantizedNetwork(layers);
    }
}
