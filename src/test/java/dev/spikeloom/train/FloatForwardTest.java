package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.MaxPoolShape;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.SumPoolLayer;
import dev.spikeloom.network.layer.SumPoolShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.NeuronModels;
import dev.spikeloom.testing.Uniform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With whole numbers for weights, arithmetic in floating point is exact, and so that of the integer reference. All are
 * multiples of {@link #UNIT}, of which a quarter can leak as often as a sample has time steps without any rounding.
 */
class FloatForwardTest {
    private static final int STEPS = 5;
    private static final int UNIT = 1 << (2 * (STEPS - 1));
    private static final int THRESHOLD = 6 * UNIT;

    @ParameterizedTest
    @CsvSource({
        "snn-dc, 30-17-9-4",
        "snn-ct, 30-17-9-4",
        "snn-ct-zero, 30-17-9-4",
        "lif-2, 30-17-9-4",
        "lif-2-zero, 30-17-9-4",
        "snn-dc, 9x8-3c3-mp2-6o",
        "snn-ct, 9x8-3c3-mp2-6o",
        "lif-2, 9x8-3c3-mp2-6o",
        "lif-2-zero, 9x8-3c3-mp2-6o",
        "snn-dc, 13x12x2-12c5-mp2-17c3-9fc-4o",
        "snn-ct, 13x12x2-12c5-mp2-17c3-9fc-4o",
        "snn-dc, 16x16-12c5-mp2-64c3-mp2-20fc-10o",
        "snn-dc, 15x15-4c2-mp3-mp2-5o",
        "snn-dc, 15x15x2-4c3s2p1-sp2-6c3p1-5o",
        "snn-ct, 15x15x2-4c3s2p1-sp2-6c3p1-sp2-7fc-5o",
        "lif-2-zero, 15x15-mp2-sp2-6c3p2-mp2-5o",
        "snn-ct, 16x17-sp2-sp3-9fc-5o",
        "snn-dc, 16x17-mp3-5c2s2-5o",
    })
    void spikesAndPotentialsAreThoseOfTheIntegerReference(String modelText, String text) {
        NeuronModel model = NeuronModels.of(modelText);
        Topology topology = Topology.parse(text);
        List<Layer> layers = new ArrayList<>();
        List<QuantizedLayer> reference = new ArrayList<>();
        addLayers(topology, layers, reference);
        FloatForward forward = new FloatForward(Uniform.network(model, layers, topology.heads()));
        IntegerReference integers =
                new IntegerReference(Uniform.network(model, new WeightFormat(16), reference, topology.heads()));

        int spikes = 0;
        for (int sample = 0; sample < 3; sample++) {
            forward.startSample();
            integers.startSample();
            for (int t = 0; t < STEPS; t++) {
                SpikeVector input = new SpikeVector(topology.inputs());
                for (int i = 0; i < topology.inputs(); i++) {
                    if (CounterRandom.bits(10L * sample + t, i) < Long.MIN_VALUE / 4) {
                        input.set(i);
                    }
                }
                SpikeVector expected = integers.step(input);
                assertThat(forward.step(input)).isEqualTo(expected);
                for (int i = 0; i < topology.depth(); i++) {
                    assertThat(forward.potentials(i)).as("layer %d", i).containsExactly(floats(integers.potentials(i)));
                }
                spikes += expected.cardinality();
            }
        }
        assertThat(spikes).isPositive();
    }

    private static void addLayers(Topology topology, List<Layer> layers, List<QuantizedLayer> reference) {
        for (int i = 0; i < topology.depth(); i++) {
            if (topology.layers().get(i) instanceof SumPoolShape pool) {
                SumPoolLayer layer = new SumPoolLayer(topology.inputOf(i), pool.size());
                layers.add(layer);
                reference.add(layer);
            } else if (topology.layers().get(i) instanceof MaxPoolShape pool) {
                MaxPoolLayer layer = new MaxPoolLayer(topology.inputOf(i), pool.size());
                layers.add(layer);
                reference.add(layer);
            } else if (topology.layers().get(i) instanceof ConvolutionShape shape) {
                int patch =
                        shape.kernel() * shape.kernel() * topology.inputOf(i).channels();
                short[][] weights = weights(patch, shape.channels(), i);
                int[] biases = biases(shape.channels());
                layers.add(Uniform.convolution(
                        topology.inputOf(i),
                        shape.kernel(),
                        shape.stride(),
                        shape.padding(),
                        floats(weights),
                        floats(biases),
                        THRESHOLD));
                reference.add(Uniform.convolution(
                        topology.inputOf(i),
                        shape.kernel(),
                        shape.stride(),
                        shape.padding(),
                        weights,
                        biases,
                        thresholds(shape.channels()),
                        new float[] {1}));
            } else {
                int neurons = topology.outputOf(i).size();
                short[][] weights = weights(topology.inputOf(i).size(), neurons, i);
                int[] biases = biases(neurons);
                layers.add(Uniform.dense(floats(weights), floats(biases), THRESHOLD));
                reference.add(Uniform.dense(weights, biases, thresholds(neurons), new float[] {1}));
            }
        }
    }

    private static short[][] weights(int rows, int columns, int layer) {
        short[][] weights = new short[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int n = 0; n < columns; n++) {
                weights[row][n] =
                        (short) (UNIT * (Long.remainderUnsigned(CounterRandom.bits(1000L * layer + row, n), 12) - 5));
            }
        }
        return weights;
    }

    private static int[] biases(int count) {
        int[] biases = new int[count];
        Arrays.setAll(biases, n -> (n % 5 - 2) * UNIT);
        return biases;
    }

    private static int[] thresholds(int count) {
        int[] thresholds = new int[count];
        Arrays.fill(thresholds, THRESHOLD);
        return thresholds;
    }

    private static float[] floats(int[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = values[i];
        }
        return floats;
    }

    private static float[][] floats(short[][] rows) {
        float[][] floats = new float[rows.length][rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int n = 0; n < rows[row].length; n++) {
                floats[row][n] = rows[row][n];
            }
        }
        return floats;
    }
}
