package dev.spikeloom.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.quantize.QuantizationConfig;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.quantize.forward.QuantizedEvaluator;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.FloatEvaluator;
import dev.spikeloom.train.FloatForward;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConverterTest {
    /** Two layers; a white pixel activates its hidden neurons by 4 and 1, and the output by 4 * 0.5 - 1 = 1. */
    private static final ReluNetwork SMALL =
            new ReluNetwork(List.of(new float[][] {{4, 1}}, new float[][] {{0.5f}, {-1}}));

    private static final LabelledImages WHITE = new LabelledImages(1, 1, 1, new byte[] {1}, new byte[] {0});

    private static final Dataset DIGITS = DatasetCatalog.load("digits", Path.of("unused"));
    private static ReluNetwork digitsRelu;
    private static Conversion digits;

    @BeforeAll
    static void trainDigits() {
        ReluTrainingConfig config = new ReluTrainingConfig(20, 20, 4e-3, 1e-4, 0, 0, Augmentation.none(), 1, 2);
        digitsRelu = new ReluTrainer(Topology.parse("64-40-24-10"), DIGITS, config, Progress.NONE)
                .train()
                .network();
        digits = Converter.convert(digitsRelu, DIGITS.training(), 99.9);
    }

    @Test
    void weightsAreScaledByTheActivationsOfTheLayerAndTheOneBeforeIt() {
        Conversion conversion = Converter.convert(SMALL, WHITE, 100);

        assertThat(conversion.activationScales()).containsExactly(4f, 1f);
        DenseLayer hidden = (DenseLayer) conversion.network().layers().get(0);
        DenseLayer output = (DenseLayer) conversion.network().layers().get(1);
        assertThat(hidden.weights()).isDeepEqualTo(new float[][] {{1, 0.25f}});
        assertThat(output.weights()).isDeepEqualTo(new float[][] {{2}, {-4}});
    }

    @Test
    void neuronsCarryTheirPotentialOverAndHaveThresholdOneAndNoBias() {
        assertThat(digits.network().neuronModels()).containsOnly(NeuronModel.SNN_CT);
        assertThat(digits.network().layers()).hasSize(3).allSatisfy(layer -> {
            assertThat(((DenseLayer) layer).threshold()).isEqualTo(1);
            assertThat(((DenseLayer) layer).biases()).containsOnly(0);
        });
    }

    @Test
    void spikesAsOftenAsTheActivationsOfTheReluNetwork() {
        FloatForward forward =
                new FloatForward(Converter.convert(SMALL, WHITE, 100).network());
        SpikeVector white = new SpikeVector(1);
        white.set(0);
        int spikes = 0;
        forward.startSample();
        for (int step = 0; step < 1000; step++) {
            spikes += forward.step(white).cardinality();
        }
        assertThat(spikes / 1000.0).isCloseTo(1, within(0.01));
    }

    @Test
    void afterManyTimeStepsItIsAsAccurateAsTheReluNetwork() {
        double relu = ReluEvaluator.evaluate(digitsRelu, DIGITS.test(), 2);

        double converted = FloatEvaluator.evaluate(digits.network(), DIGITS.test(), List.of(256), 1, 2)
                .at(256);

        assertThat(converted).isCloseTo(relu, within(0.01));
    }

    @Test
    void afterOneTimeStepItIsNot() {
        assertThat(FloatEvaluator.evaluate(digits.network(), DIGITS.test(), List.of(1), 1, 2)
                        .at(1))
                .isLessThan(0.9);
    }

    @Test
    void sevenBitsLoseNextToNothing() {
        double floats = FloatEvaluator.evaluate(digits.network(), DIGITS.test(), List.of(128), 1, 2)
                .at(128);

        double sevenBits = QuantizedEvaluator.evaluate(
                        Quantizer.quantize(digits.network(), QuantizationConfig.defaults())
                                .network(),
                        DIGITS.test(),
                        List.of(128),
                        1,
                        2)
                .at(128);

        assertThat(sevenBits).isCloseTo(floats, within(0.015));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100.1, Double.NaN})
    void aPercentileOutOfRangeIsRefused(double percentile) {
        assertThatThrownBy(() -> Converter.convert(SMALL, WHITE, percentile))
                .isInstanceOf(InputException.class)
                .hasMessage("conversion.percentile " + percentile + " is out of range, allowed above 0 to 100");
    }
}
