package dev.spikeloom.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.SumPoolLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.testing.NeuronModels;
import dev.spikeloom.testing.Uniform;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizerTest {
    private static final int INPUTS = 60;
    private static final int NEURONS = 12;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 8, 12, 16})
    void eachWeightBecomesTheNearestIntegerOfTheSymmetricRange(int bits) {
        DenseLayer layer = randomLayer(bits);
        QuantizedDenseLayer quantized = quantize(layer, bits, ScaleGranularity.LAYER);
        int max = new WeightFormat(bits).max();
        double scale = quantized.scales()[0];
        for (int i = 0; i < INPUTS; i++) {
            for (int n = 0; n < NEURONS; n++) {
                double held = Math.max(-max, Math.min(max, layer.weights()[i][n] / scale));
                assertThat((double) quantized.weights()[i][n])
                        .isBetween(-(double) max, (double) max)
                        .isCloseTo(held, Offset.offset(0.5));
            }
        }
    }

    @Test
    void aSingleBitKeepsTheSignAndTheMeanMagnitude() {
        DenseLayer layer = Uniform.dense(new float[][] {{0.5f, -1}, {-2, 0}}, new float[2], 1);
        QuantizedDenseLayer quantized = quantize(layer, 1, ScaleGranularity.LAYER);
        assertThat(quantized.weights()).isDeepEqualTo(new short[][] {{1, -1}, {-1, 1}});
        assertThat(quantized.scales()).containsExactly(3.5f / 4);
    }

    @ParameterizedTest
    @EnumSource(ScaleGranularity.class)
    void weightsThatLieOnAGridAreKeptExactly(ScaleGranularity granularity) {
        float[][] weights = new float[INPUTS][NEURONS];
        short[][] integers = new short[INPUTS][NEURONS];
        for (int i = 0; i < INPUTS; i++) {
            for (int n = 0; n < NEURONS; n++) {
                integers[i][n] = (short) ((i * 31 + n * 17) % 127 - 63);
                weights[i][n] = integers[i][n] * 0.125f;
            }
            integers[0][i % NEURONS] = 63;
            weights[0][i % NEURONS] = 63 * 0.125f;
        }
        QuantizationResult result = Quantizer.quantize(
                Uniform.network(NeuronModel.SNN_DC, List.of(Uniform.dense(weights, new float[NEURONS], 1))),
                new QuantizationConfig(7, granularity));
        assertThat(layer(result).weights()).isDeepEqualTo(integers);
        assertThat(layer(result).scales()).containsOnly(0.125f);
        assertThat(result.layers().get(0).rmsError()).isZero();
        assertThat(result.layers().get(0).clippedWeights()).isZero();
    }

    /** scale * sum + bias > theta, evaluated exactly, against sum > threshold, for all sums around the threshold. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 16})
    void aNeuronFiresForTheSameSumsAsBeforeItsThresholdWasFolded(int bits) {
        DenseLayer layer = randomLayer(100 + bits);
        QuantizedDenseLayer quantized = quantize(layer, bits, ScaleGranularity.NEURON);
        WeightFormat format = new WeightFormat(bits);
        int compared = 0;
        for (int n = 0; n < NEURONS; n++) {
            double scale = quantized.scales()[n];
            int threshold = quantized.thresholds()[n];
            for (int sum = Math.max(INPUTS * format.min(), threshold - 50);
                    sum <= Math.min(INPUTS * format.max(), threshold + 50);
                    sum++) {
                boolean fires = sum > ((double) layer.threshold() - layer.biases()[n]) / scale;
                assertThat(sum > threshold).as("neuron %d, sum %d", n, sum).isEqualTo(fires);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    @Test
    void thresholdsOutOfReachAreClampedToAlwaysAndNever() {
        float[][] weights = {{63, 63, 63}, {-63, -63, -63}};
        DenseLayer layer = Uniform.dense(weights, new float[] {1e6f, -1e6f, 0}, 1);
        QuantizationResult result =
                Quantizer.quantize(Uniform.network(NeuronModel.SNN_DC, List.of(layer)), QuantizationConfig.defaults());
        int[] thresholds = layer(result).thresholds();
        assertThat(thresholds).containsExactly(2 * -64 - 1, 2 * 63, 1);
        assertThat(result.layers().get(0).clampedThresholds()).isEqualTo(2);
    }

    @Test
    void aScalePerNeuronNeverFitsWorseThanOneForTheLayer() {
        DenseLayer layer = randomLayer(5);
        assertThat(report(layer, ScaleGranularity.NEURON).rmsError())
                .isLessThan(report(layer, ScaleGranularity.LAYER).rmsError());
        assertThat(quantize(layer, 4, ScaleGranularity.NEURON).scales()).hasSize(NEURONS);
    }

    @Test
    void clipsAFewLargeWeightsIfThatFitsAllOthersBetter() {
        float[][] weights = new float[1_000][1];
        for (int i = 0; i < weights.length; i++) {
            weights[i][0] = (float) Math.sin(i);
        }
        weights[7][0] = 3;
        LayerQuantization report = Quantizer.quantize(
                        Uniform.network(NeuronModel.SNN_DC, List.of(Uniform.dense(weights, new float[1], 1))),
                        new QuantizationConfig(4, ScaleGranularity.LAYER))
                .layers()
                .get(0);
        assertThat(report.clippedWeights()).isEqualTo(1);
        assertThat(report.maxScale() * 7).isBetween(0.9f, 1.5f);
    }

    @Test
    void reportsTheErrorOfTheWeights() {
        DenseLayer layer = randomLayer(9);
        QuantizedDenseLayer quantized = quantize(layer, 4, ScaleGranularity.LAYER);
        double sum = 0;
        for (int i = 0; i < INPUTS; i++) {
            for (int n = 0; n < NEURONS; n++) {
                double error = layer.weights()[i][n]
                        - (double) quantized.scales()[0] * quantized.weights()[i][n];
                sum += error * error;
            }
        }
        LayerQuantization report = report(layer, ScaleGranularity.LAYER);
        assertThat(report.rmsError()).isCloseTo(Math.sqrt(sum / (INPUTS * NEURONS)), Offset.offset(1e-12));
        assertThat(report.weights()).isEqualTo(INPUTS * NEURONS);
    }

    @Test
    void weightsThatAreAllZeroGetAScaleAllTheSame() {
        QuantizedDenseLayer quantized =
                quantize(Uniform.dense(new float[3][2], new float[2], 1), 7, ScaleGranularity.NEURON);
        assertThat(quantized.scales()).containsExactly(1, 1);
        assertThat(quantized.thresholds()).containsExactly(1, 1);
    }

    /** What a spike leaves depends on the threshold itself, so that threshold and bias are integers of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"snn-ct", "snn-ct-zero", "lif-4", "lif-4-zero"})
    void biasesAndThresholdsOfNeuronsThatCarryOverAreRoundedToTheScale(String model) {
        float[][] weights = {{63, -63, 2}};
        DenseLayer layer = Uniform.dense(weights, new float[] {2.6f, -2.6f, 0.2f}, 7.4f);
        QuantizedDenseLayer quantized = layer(Quantizer.quantize(
                Uniform.network(NeuronModels.of(model), List.of(layer)),
                QuantizationConfig.defaults(),
                List.of(new float[] {1})));
        assertThat(quantized.biases()).containsExactly(3, -3, 0);
        assertThat(quantized.thresholds()).containsExactly(7, 7, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snn-ct", "snn-ct-zero", "lif-4", "lif-4-zero"})
    void aThresholdOfNeuronsThatCarryOverIsAtLeastOne(String model) {
        DenseLayer layer = Uniform.dense(new float[][] {{63, 63}}, new float[2], 0.3f);
        QuantizationResult result = Quantizer.quantize(
                Uniform.network(NeuronModels.of(model), List.of(layer)),
                QuantizationConfig.defaults(),
                List.of(new float[] {1, 0.1f}));
        assertThat(layer(result).thresholds()).containsExactly(1, 3);
        assertThat(result.layers().get(0).clampedThresholds()).isEqualTo(1);
    }

    @Test
    void biasesOfDiscontinuousIntegrationAreZeroSinceThresholdsHoldThem() {
        assertThat(quantize(randomLayer(3), 7, ScaleGranularity.LAYER).biases()).containsOnly(0);
    }

    @Test
    void scalesThatAreGivenAreKept() {
        DenseLayer layer = Uniform.dense(new float[][] {{0.5f, 3}, {-2, 0.26f}}, new float[2], 1);
        QuantizedDenseLayer quantized = layer(Quantizer.quantize(
                Uniform.network(NeuronModel.SNN_DC, List.of(layer)),
                new QuantizationConfig(3, ScaleGranularity.LAYER),
                List.of(new float[] {0.5f, 1})));
        assertThat(quantized.weights()).isDeepEqualTo(new short[][] {{1, 3}, {-3, 0}});
        assertThat(quantized.scales()).containsExactly(0.5f, 1);
        assertThat(quantized.thresholds()).containsExactly(2, 1);
    }

    /** Fine-tuning rounds its weights with fixed scales; quantizing what it gives must not move them again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void weightsRoundedWithTheScalesAreKeptExactly(int bits) {
        QuantizationConfig config = new QuantizationConfig(bits, ScaleGranularity.NEURON);
        WeightFormat format = new WeightFormat(bits);
        DenseLayer latent = randomLayer(bits);
        float[] scales = Quantizer.scales(Uniform.network(NeuronModel.SNN_DC, List.of(latent)), config)
                .get(0);
        short[][] integers = new short[INPUTS][NEURONS];
        float[][] rounded = new float[INPUTS][NEURONS];
        for (int i = 0; i < INPUTS; i++) {
            for (int n = 0; n < NEURONS; n++) {
                integers[i][n] = format.nearest(latent.weights()[i][n], scales[n]);
                rounded[i][n] = integers[i][n] * scales[n];
            }
        }
        Network network = Uniform.network(NeuronModel.SNN_DC, List.of(Uniform.dense(rounded, latent.biases(), 1)));
        QuantizationResult result = Quantizer.quantize(network, config, List.of(scales));
        assertThat(layer(result).weights()).isDeepEqualTo(integers);
    }

    @ParameterizedTest
    @EnumSource(ScaleGranularity.class)
    void theScalesItChoosesAreThoseItQuantizesWith(ScaleGranularity granularity) {
        Network network = Uniform.network(NeuronModel.SNN_DC, List.of(randomLayer(7)));
        QuantizationConfig config = new QuantizationConfig(5, granularity);
        assertThat(Quantizer.scales(network, config).get(0))
                .containsExactly(layer(Quantizer.quantize(network, config)).scales());
    }

    @Test
    void refusesScalesThatDoNotFitTheLayers() {
        Network network = Uniform.network(NeuronModel.SNN_DC, List.of(randomLayer(7)));
        assertThatThrownBy(() -> Quantizer.quantize(network, QuantizationConfig.defaults(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scales of 0 layers for 1");
        assertThatThrownBy(() -> Quantizer.quantize(network, QuantizationConfig.defaults(), List.of(new float[5])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 scales for 12 columns of weights");
    }

    @Test
    void aConvolutionIsQuantizedByChannelAndMaxPoolingIsKept() {
        VolumeShape image = new VolumeShape(5, 5, 1);
        MaxPoolLayer pool = new MaxPoolLayer(new VolumeShape(4, 4, 2), 2);
        Network network = Uniform.network(
                NeuronModel.SNN_DC,
                List.of(
                        Uniform.convolution(
                                image, 2, new float[][] {{63, 6.3f}, {-63, 6.3f}, {1, 0.1f}, {0, 0}}, new float[2], 2),
                        pool,
                        Uniform.dense(new float[8][4], new float[4], 1)),
                List.of(3, 1));
        QuantizationResult result = Quantizer.quantize(network, new QuantizationConfig(7, ScaleGranularity.NEURON));
        QuantizedConvolutionLayer convolution =
                (QuantizedConvolutionLayer) result.network().layers().get(0);
        assertThat(convolution.weights()).isDeepEqualTo(new short[][] {{63, 63}, {-63, 63}, {1, 1}, {0, 0}});
        assertThat(convolution.scales()).containsExactly(1, 6.3f / 63);
        assertThat(convolution.thresholds()).containsExactly(2, 19);
        assertThat(result.network().layers().get(1)).isEqualTo(pool);
        assertThat(result.network().heads()).containsExactly(3, 1);
        assertThat(result.layers()).extracting(LayerQuantization::layer).containsExactly(0, 2);
    }

    /** Four spikes can come to each of the two addresses: thresholds are clamped to 8 times the extremes of 2 bits. */
    @Test
    void behindSumPoolingThresholdsAreClampedToWhatAllSpikesCanAddUpTo() {
        Network network = Uniform.network(
                NeuronModel.SNN_DC,
                List.of(
                        new SumPoolLayer(new VolumeShape(2, 4, 1), 2),
                        Uniform.dense(new float[][] {{1, 1, 1}, {1, 1, 1}}, new float[] {0, -99, 99}, 7)));
        QuantizationResult result = Quantizer.quantize(network, new QuantizationConfig(2, ScaleGranularity.LAYER));
        assertThat(((QuantizedDenseLayer) result.network().layers().get(1)).thresholds())
                .containsExactly(7, 8, -17);
        assertThat(result.layers().get(0).clampedThresholds()).isEqualTo(2);
        assertThat(result.network().topology()).hasToString("2x4-sp2-3o");
    }

    @Test
    void stridePaddingAndSumPoolingAreKept() {
        Network network = Uniform.network(
                NeuronModel.SNN_CT,
                List.of(
                        Uniform.convolution(new VolumeShape(5, 5, 1), 2, 2, 1, new float[4][2], new float[2], 2),
                        new SumPoolLayer(new VolumeShape(3, 3, 2), 2),
                        Uniform.dense(new float[2][4], new float[4], 1)));
        assertThat(Quantizer.quantize(network, QuantizationConfig.defaults())
                        .network()
                        .topology())
                .isEqualTo(network.topology());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17, 40})
    void refusesWeightBitsOutOfRange(int bits) {
        assertThatThrownBy(() -> new QuantizationConfig(bits, ScaleGranularity.LAYER))
                .isInstanceOf(InputException.class)
                .hasMessage("weight bits " + bits + " is out of range, allowed 1 to 16");
    }

    private static QuantizedDenseLayer quantize(DenseLayer layer, int bits, ScaleGranularity granularity) {
        return layer(Quantizer.quantize(
                Uniform.network(NeuronModel.SNN_DC, List.of(layer)), new QuantizationConfig(bits, granularity)));
    }

    private static QuantizedDenseLayer layer(QuantizationResult result) {
        return (QuantizedDenseLayer) result.network().layers().get(0);
    }

    private static LayerQuantization report(DenseLayer layer, ScaleGranularity granularity) {
        return Quantizer.quantize(
                        Uniform.network(NeuronModel.SNN_DC, List.of(layer)), new QuantizationConfig(4, granularity))
                .layers()
                .get(0);
    }

    private static DenseLayer randomLayer(long seed) {
        float[][] weights = new float[INPUTS][NEURONS];
        float[] biases = new float[NEURONS];
        for (int n = 0; n < NEURONS; n++) {
            for (int i = 0; i < INPUTS; i++) {
                weights[i][n] = (1 + n) * 0.1f * gaussian(seed, (long) i * NEURONS + n);
            }
            biases[n] = gaussian(seed + 1, n);
        }
        return Uniform.dense(weights, biases, 1);
    }

    /** Roughly normal: the sum of eight uniform numbers. */
    private static float gaussian(long seed, long counter) {
        float sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (CounterRandom.bits(seed, 8 * counter + i) >> 40) * 0x1p-23f;
        }
        return sum / 2;
    }
}
