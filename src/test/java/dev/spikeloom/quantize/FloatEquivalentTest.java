package dev.spikeloom.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.FloatForward;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks in floats that are those in integers, spike for spike ({@link IntegerReference}). */
class FloatEquivalentTest {
    private static final int INPUTS = 40;

    @ParameterizedTest
    @CsvSource({"snn-dc,LAYER", "snn-dc,NEURON", "snn-ct,LAYER", "snn-ct-zero,LAYER"})
    void everySpikeIsThatOfTheIntegers(String neurons, ScaleGranularity granularity) {
        QuantizedNetwork integers = quantized(random(neurons), granularity).network();
        QuantizedForward expected = new QuantizedForward(integers);
        FloatForward floats = new FloatForward(FloatEquivalent.of(integers));
        SpikeVector input = new SpikeVector(INPUTS);
        int spikes = 0;

        for (int step = 0; step < 500; step++) {
            input.setWord(0, CounterRandom.derive(3, step) & CounterRandom.derive(5, step) & (1L << INPUTS) - 1);
            assertThat(floats.step(input)).isEqualTo(expected.step(input));
            spikes += expected.spikes(1).cardinality();
        }

        assertThat(spikes).isBetween(50, 4950);
    }

    @ParameterizedTest
    @CsvSource({"snn-dc,LAYER", "snn-dc,NEURON", "snn-ct,LAYER", "lif-3,LAYER"})
    void quantizedAgainItHasTheSameIntegers(String neurons, ScaleGranularity granularity) {
        QuantizedNetwork integers = quantized(random(neurons), granularity).network();

        QuantizedNetwork again =
                quantized(FloatEquivalent.of(integers), granularity).network();

        for (int layer = 0; layer < 2; layer++) {
            IntegerWeights before =
                    integers.layers().get(layer).integerWeights().orElseThrow();
            IntegerWeights after = again.layers().get(layer).integerWeights().orElseThrow();
            assertThat(after.weights()).isDeepEqualTo(before.weights());
            assertThat(after.biases()).isEqualTo(before.biases());
            assertThat(after.thresholds()).isEqualTo(before.thresholds());
        }
    }

    @Test
    void thresholdsThatDifferWherePotentialsCarryOverAreRefused() {
        QuantizedNetwork integers =
                quantized(random("snn-ct"), ScaleGranularity.NEURON).network();

        assertThatThrownBy(() -> FloatEquivalent.of(integers))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("layer 0 has neurons of different thresholds whose potentials carry over")
                .hasMessageContaining("quantize it with quantization.scale layer");
    }

    private static QuantizationResult quantized(Network network, ScaleGranularity granularity) {
        return Quantizer.quantize(network, new QuantizationConfig(6, granularity));
    }

    private static Network random(String neurons) {
        NeuronModel model = NeuronModel.of(neurons).orElseThrow();
        return new Network(List.of(dense(model, INPUTS, 20, 1), dense(model, 20, 10, 2)));
    }

    private static DenseLayer dense(NeuronModel model, int inputs, int neurons, long seed) {
        float[][] weights = new float[inputs][neurons];
        float[] biases = new float[neurons];
        for (int n = 0; n < neurons; n++) {
            biases[n] = value(seed, inputs, n) / 4;
            for (int i = 0; i < inputs; i++) {
                weights[i][n] = value(seed, i, n);
            }
        }
        return new DenseLayer(model, weights, biases, 1);
    }

    private static float value(long seed, int row, int column) {
        return (CounterRandom.derive(CounterRandom.derive(seed, row), column) >> 40) / (float) (1 << 23) * 0.6f;
    }
}
