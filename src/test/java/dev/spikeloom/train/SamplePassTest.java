package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SamplePassTest {
    private static final SquaredHinge LOSS = new SquaredHinge(1, 1);
    private static final Dropout NO_DROPOUT = new Dropout(0);

    /** 2-2-2, both inputs active, class 0; every number below can be followed on paper. */
    @Test
    void deltasOfATinyNetworkAreThoseComputedByHand() {
        TrainableLayer hidden = layer(new float[][] {{0.75f, 0.5f}, {0.75f, -0.75f}, {0, 0}}, true);
        TrainableLayer output = layer(new float[][] {{0.5f, 0.25f}, {2, -1}, {0.25f, 0}}, false);
        List<TrainableLayer> layers = List.of(hidden, output);
        List<LayerBatch> batch = batch(layers);
        batch.get(0).presynaptic()[0].set(0);
        batch.get(0).presynaptic()[0].set(1);

        float loss = new SamplePass(layers, batch, LOSS, new Dropout[] {NO_DROPOUT, NO_DROPOUT}).run(0, 0, 1);

        // Hidden potentials 1.5 (spikes, inside the window) and -0.25 (silent, outside of it).
        assertThat(batch.get(1).presynaptic()[0]).hasToString("{0} of 2");
        // Output potentials 0.75 and 0.25: missing 1 - (0.75 - 1) = 1.25 and 1 + (0.25 - 1) = 0.25.
        assertThat(loss).isEqualTo(1.25f * 1.25f + 0.25f * 0.25f);
        assertThat(batch.get(1).deltas()[0]).containsExactly(-2.5f, 0.5f);
        // Through the surrogate gradient: 0.5 * (0.5 * -2.5 + 0.25 * 0.5).
        assertThat(batch.get(0).deltas()[0]).containsExactly(-0.5625f, 0);
    }

    @Test
    void aSampleWithoutLossIsNotLive() {
        TrainableLayer output = layer(new float[][] {{2, 0}, {0, 0}}, true);
        List<TrainableLayer> layers = List.of(output);
        List<LayerBatch> batch = batch(layers);
        batch.get(0).presynaptic()[0].set(0);
        new SamplePass(layers, batch, LOSS, new Dropout[] {NO_DROPOUT}).run(0, 0, 1);
        assertThat(batch.get(0).live()[0]).isFalse();
    }

    @Test
    void dropoutScalesWhatTheRemainingInputsCause() {
        Dropout half = new Dropout(0.5);
        float[][] rows = new float[101][1];
        for (int i = 0; i < 100; i++) {
            rows[i][0] = 1;
        }
        rows[100][0] = 0.25f;
        List<TrainableLayer> layers = List.of(layer(rows, true));
        List<LayerBatch> batch = batch(layers);
        SpikeVector input = batch.get(0).presynaptic()[0];
        for (int i = 0; i < 100; i++) {
            input.set(i);
        }
        SamplePass pass = new SamplePass(layers, batch, LOSS, new Dropout[] {half});
        pass.run(0, 0, 1);
        assertThat(input.cardinality()).isBetween(25, 75);
        assertThat(pass.outputs()[0]).isEqualTo(2 * input.cardinality() + 0.25f);
    }

    @Test
    void aDroppedNeuronPassesNoGradient() {
        Dropout half = new Dropout(0.5);
        float[][] firing = new float[2][64];
        java.util.Arrays.fill(firing[0], 1.5f);
        float[][] weights = new float[65][1];
        for (int n = 0; n < 64; n++) {
            weights[n][0] = -0.125f;
        }
        List<TrainableLayer> layers = List.of(layer(firing, true), layer(weights, false));
        List<LayerBatch> batch = batch(layers);
        batch.get(0).presynaptic()[0].set(0);
        new SamplePass(layers, batch, LOSS, new Dropout[] {NO_DROPOUT, half}).run(0, 0, 1);
        SpikeVector kept = batch.get(1).presynaptic()[0];
        assertThat(kept.cardinality()).isBetween(1, 63);
        for (int n = 0; n < 64; n++) {
            assertThat(batch.get(0).deltas()[0][n] != 0).as("neuron %d", n).isEqualTo(kept.get(n));
        }
    }

    /** An independent back propagation in double precision, over dense arrays, without any of the tricks. */
    @Test
    void deltasAreThoseOfAPlainBackPropagation() {
        int compared = 0;
        for (int seed = 0; seed < 200; seed++) {
            int[] sizes = {1 + seed % 90, 1 + seed * 7 % 70, 1 + seed * 5 % 33, 2 + seed % 10};
            List<TrainableLayer> layers = randomLayers(sizes, seed);
            List<LayerBatch> batch = batch(layers);
            SpikeVector input = batch.get(0).presynaptic()[0];
            for (int i = 0; i < sizes[0]; i++) {
                if (CounterRandom.bits(seed, i) < 0) {
                    input.set(i);
                }
            }
            int label = seed % sizes[3];
            new SamplePass(layers, batch, LOSS, new Dropout[] {NO_DROPOUT, NO_DROPOUT, NO_DROPOUT}).run(0, label, 1);

            double[][] expected = plainDeltas(layers, input, label);
            for (int i = 0; i < layers.size(); i++) {
                for (int n = 0; n < layers.get(i).neurons(); n++) {
                    assertThat((double) batch.get(i).deltas()[0][n])
                            .as("seed %d, layer %d, neuron %d", seed, i, n)
                            .isCloseTo(expected[i][n], Offset.offset(1e-4 * Math.max(1, Math.abs(expected[i][n]))));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(10_000);
    }

    private static double[][] plainDeltas(List<TrainableLayer> layers, SpikeVector input, int label) {
        int depth = layers.size();
        double[][] potentials = new double[depth][];
        double[] spikes = new double[input.size()];
        for (int i = 0; i < spikes.length; i++) {
            spikes[i] = input.get(i) ? 1 : 0;
        }
        for (int l = 0; l < depth; l++) {
            TrainableLayer layer = layers.get(l);
            potentials[l] = new double[layer.neurons()];
            double[] fired = new double[layer.neurons()];
            for (int n = 0; n < layer.neurons(); n++) {
                double v = layer.biases()[n];
                for (int i = 0; i < layer.inputs(); i++) {
                    v += spikes[i] * layer.rows()[i][n];
                }
                potentials[l][n] = v;
                fired[n] = v > 1 ? 1 : 0;
            }
            spikes = fired;
        }
        double[][] deltas = new double[depth][];
        deltas[depth - 1] = new double[potentials[depth - 1].length];
        for (int c = 0; c < deltas[depth - 1].length; c++) {
            double y = c == label ? 1 : -1;
            deltas[depth - 1][c] = -2 * y * Math.max(0, 1 - y * (potentials[depth - 1][c] - 1));
        }
        for (int l = depth - 2; l >= 0; l--) {
            deltas[l] = new double[potentials[l].length];
            for (int n = 0; n < deltas[l].length; n++) {
                double sum = 0;
                for (int m = 0; m < deltas[l + 1].length; m++) {
                    sum += layers.get(l + 1).rows()[n][m] * deltas[l + 1][m];
                }
                deltas[l][n] = Math.abs(potentials[l][n] - 1) <= 1 ? 0.5 * sum : 0;
            }
        }
        return deltas;
    }

    private static List<TrainableLayer> randomLayers(int[] sizes, int seed) {
        List<TrainableLayer> layers = new ArrayList<>();
        for (int l = 0; l + 1 < sizes.length; l++) {
            TrainableLayer layer = new TrainableLayer(sizes[l], sizes[l + 1], 1, l == 0);
            layer.initialise(1 / (float) Math.sqrt(sizes[l]), 0.5f, CounterRandom.derive(seed, l));
            layers.add(layer);
        }
        return layers;
    }

    private static TrainableLayer layer(float[][] rows, boolean first) {
        TrainableLayer layer = new TrainableLayer(rows.length - 1, rows[0].length, 1, first);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, layer.rows()[i], 0, rows[i].length);
        }
        layer.resume();
        return layer;
    }

    private static List<LayerBatch> batch(List<TrainableLayer> layers) {
        return layers.stream().map(layer -> LayerBatch.of(layer, 1)).toList();
    }
}
