package dev.spikeloom.bench;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Data and networks of the size of MNIST and the machine of Yin et al. 2017, made up. */
final class Workloads {
    static final int[] SIZES = {784, 256, 256, 10};

    private static final int ROWS = 28;

    private Workloads() {}

    /** Images with as many expected spikes as those of MNIST: about 104. */
    static LabelledImages images(int samples) {
        byte[] pixels = new byte[samples * ROWS * ROWS];
        byte[] labels = new byte[samples];
        for (int i = 0; i < pixels.length; i++) {
            boolean lit = Long.remainderUnsigned(CounterRandom.bits(1, i), 5) == 0;
            pixels[i] = (byte) (lit ? 160 + (CounterRandom.bits(2, i) & 15) : 0);
        }
        for (int i = 0; i < samples; i++) {
            labels[i] = (byte) Long.remainderUnsigned(CounterRandom.bits(3, i), 10);
        }
        return new LabelledImages(ROWS, ROWS, 255, pixels, labels);
    }

    static Dataset dataset(int training, int others) {
        return new Dataset("made up", List.of(10), images(training), images(others), images(others));
    }

    /** A network of 7-bit weights whose hidden neurons fire about one time step in five. */
    static QuantizedNetwork network() {
        WeightFormat format = new WeightFormat(7);
        List<QuantizedDenseLayer> layers = new ArrayList<>();
        for (int i = 0; i + 1 < SIZES.length; i++) {
            short[][] weights = new short[SIZES[i]][SIZES[i + 1]];
            for (int row = 0; row < weights.length; row++) {
                for (int n = 0; n < weights[row].length; n++) {
                    weights[row][n] = (short) format.decode((int) CounterRandom.bits(row + 10L, n));
                }
            }
            int[] thresholds = new int[SIZES[i + 1]];
            Arrays.fill(thresholds, 130);
            layers.add(new QuantizedDenseLayer(NeuronModel.SNN_DC, format, weights, thresholds, new float[] {1}));
        }
        return new QuantizedNetwork(layers);
    }

    /**
     * A network of 7-bit weights, most of them small as in trained ones. Thresholds are about the standard deviation of a
     * sum of one weight in five, so that one neuron in six or so fires at an SNN-DC time step.
     */
    static QuantizedNetwork network(Topology topology, NeuronModel neuronModel) {
        List<QuantizedLayer> layers = new ArrayList<>();
        for (int i = 0; i < topology.depth(); i++) {
            VolumeShape input = topology.inputOf(i);
            LayerShape shape = topology.layers().get(i);
            layers.add(shape.quantizedLayer(
                    input, () -> weights(neuronModel, shape.weights(input).orElseThrow())));
        }
        return new QuantizedNetwork(layers, topology.heads());
    }

    private static IntegerWeights weights(NeuronModel neuronModel, WeightShape shape) {
        return new IntegerWeights(
                neuronModel,
                new WeightFormat(7),
                weights(shape.rows(), shape.columns()),
                new int[shape.columns()],
                thresholds(shape.rows(), shape.columns()),
                new float[] {1});
    }

    /** A layer of such weights whose neurons never fire. */
    static QuantizedNetwork silentLayer(int inputs, int neurons) {
        int[] thresholds = new int[neurons];
        Arrays.fill(thresholds, Short.MAX_VALUE);
        QuantizedDenseLayer layer = new QuantizedDenseLayer(
                NeuronModel.SNN_DC, new WeightFormat(7), weights(inputs, neurons), thresholds, new float[] {1});
        return new QuantizedNetwork(List.of(layer));
    }

    /** Inputs that are active each by itself. */
    static RecordedSpikes spikes(int samples, int timeSteps, int inputs, double density) {
        RecordedSpikes spikes = new RecordedSpikes(samples, timeSteps, inputs);
        SpikeVector vector = new SpikeVector(inputs);
        long most = (long) (density * Integer.MAX_VALUE);
        for (int i = 0; i < samples * timeSteps; i++) {
            vector.clear();
            for (int input = 0; input < inputs; input++) {
                if (CounterRandom.bits(4L + i, input) >>> (Integer.SIZE + 1) < most) {
                    vector.set(input);
                }
            }
            spikes.write(i / timeSteps, i % timeSteps, vector);
        }
        return spikes;
    }

    private static short[][] weights(int rows, int columns) {
        short[][] weights = new short[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int n = 0; n < columns; n++) {
                // The sum of four numbers from -15 to 15.
                for (int i = 0; i < 4; i++) {
                    weights[row][n] +=
                            (short) (Long.remainderUnsigned(CounterRandom.bits(row + 10L, 4L * n + i), 31) - 15);
                }
            }
        }
        return weights;
    }

    private static int[] thresholds(int rows, int columns) {
        int[] thresholds = new int[columns];
        Arrays.fill(thresholds, (int) (18 * Math.sqrt(0.2 * rows)));
        return thresholds;
    }
}
