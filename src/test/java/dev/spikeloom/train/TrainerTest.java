package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.quantize.QuantizationConfig;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.quantize.forward.QuantizedEvaluator;
import dev.spikeloom.testing.NeuronModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final Dataset TOY = ToyData.dataset();
    private static final Topology TOPOLOGY = Topology.parse("70-33-20-3");
    private static final TrainingConfig CONFIG = TrainingConfig.builder()
            .epochs(8)
            .batchSize(20)
            .learningRate(1e-2, 1e-3)
            .dropout(0.1, 0.2)
            .threads(1)
            .build();

    @Test
    void learnsToTellClassesApart() {
        TrainedNetwork trained = train(CONFIG);
        assertThat(trained.history()).hasSize(8);
        EpochResult first = trained.history().get(0);
        EpochResult last = trained.history().get(7);
        assertThat(last.loss()).isLessThan(first.loss() / 2);
        assertThat(FloatEvaluator.evaluate(trained.network(), TOY.test(), List.of(16), 5, 2)
                        .at(16))
                .isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snn-ct", "snn-ct-zero", "lif-1", "lif-4", "lif-1-zero", "lif-4-zero"})
    void learnsThroughTimeWithNeuronsThatCarryOver(String text) {
        NeuronModel model = NeuronModels.of(text);
        TrainingConfig config =
                CONFIG.toBuilder().timeSteps(8).validationTimeSteps(8).build();
        Network network =
                new Trainer(TOPOLOGY, model, TOY, config, Progress.NONE).train().network();
        assertThat(network.neuronModels()).containsOnly(model);
        assertThat(FloatEvaluator.evaluate(network, TOY.test(), List.of(8), 5, 2)
                        .at(8))
                .isGreaterThan(0.95);
        assertThat(QuantizedEvaluator.evaluate(
                                Quantizer.quantize(network, QuantizationConfig.defaults())
                                        .network(),
                                TOY.test(),
                                List.of(8),
                                5,
                                2)
                        .at(8))
                .as("in integers")
                .isGreaterThan(0.9);
    }

    @Test
    void keepsTheNetworkOfTheEpochWithTheBestValidationAccuracy() {
        TrainedNetwork trained = train(CONFIG);
        EpochResult best = trained.history().get(trained.bestEpoch() - 1);
        for (EpochResult epoch : trained.history()) {
            boolean earlier = epoch.epoch() < best.epoch();
            assertThat(epoch.validationAccuracy())
                    .isLessThanOrEqualTo(best.validationAccuracy() - (earlier ? Double.MIN_NORMAL : 0));
        }
        double again = FloatEvaluator.evaluate(
                        trained.network(),
                        TOY.validation(),
                        List.of(CONFIG.validationTimeSteps()),
                        RandomStream.VALIDATION.key(CONFIG.seed()),
                        1)
                .at(CONFIG.validationTimeSteps());
        assertThat(again).isEqualTo(best.validationAccuracy());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void givesTheSameBytesWithAnyNumberOfThreads(int threads) {
        assertSame(train(CONFIG.toBuilder().threads(threads).build()), train(CONFIG));
    }

    @Test
    void givesOtherWeightsForAnotherSeed() {
        assertThat(weighted(train(CONFIG.toBuilder().seed(2).build()), 0).weights()[0])
                .isNotEqualTo(weighted(train(CONFIG), 0).weights()[0]);
    }

    @Test
    void givesTheSameBytesWhenStoppedAndResumed(@TempDir Path folder) {
        Path file = folder.resolve("checkpoint");
        Trainer interrupted =
                new Trainer(TOPOLOGY, NeuronModel.SNN_DC, TOY, CONFIG, new StopAfter(5)).withCheckpoint(file, 3);
        assertThatThrownBy(interrupted::train).isInstanceOf(Stopped.class);

        List<String> messages = new ArrayList<>();
        TrainedNetwork resumed = new Trainer(
                        TOPOLOGY,
                        NeuronModel.SNN_DC,
                        TOY,
                        CONFIG.toBuilder().threads(2).build(),
                        collecting(messages))
                .withCheckpoint(file, 3)
                .train();

        assertThat(messages).hasSize(6).first().isEqualTo("resuming after epoch 3 of 8");
        assertSame(resumed, train(CONFIG));
    }

    @Test
    void aFinishedTrainingIsNotRepeated(@TempDir Path folder) {
        Path file = folder.resolve("checkpoint");
        TrainedNetwork first = new Trainer(TOPOLOGY, NeuronModel.SNN_DC, TOY, CONFIG, Progress.NONE)
                .withCheckpoint(file, 100)
                .train();
        List<String> messages = new ArrayList<>();
        TrainedNetwork second = new Trainer(TOPOLOGY, NeuronModel.SNN_DC, TOY, CONFIG, collecting(messages))
                .withCheckpoint(file, 100)
                .train();
        assertThat(messages).containsExactly("resuming after epoch 8 of 8");
        assertSame(second, first);
    }

    @Test
    void stopsWithEpochLayerAndHintWhenItDiverges() {
        assertThatThrownBy(
                        () -> train(CONFIG.toBuilder().learningRate(1e30, 1e30).build()))
                .isInstanceOf(InputException.class)
                .hasMessageMatching(
                        "training diverged in epoch 1: the (weights|potentials) of layer \\d are not finite;"
                                + " lower training.learning_rate, which is 1.0E30");
    }

    @Test
    void refusesATopologyThatDoesNotFitTheData() {
        assertThatThrownBy(() -> new Trainer(Topology.parse("64-3"), NeuronModel.SNN_DC, TOY, CONFIG, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("network 64-3 has 64 inputs, but samples of toy have 70 pixels");
        assertThatThrownBy(() -> new Trainer(Topology.parse("70-10"), NeuronModel.SNN_DC, TOY, CONFIG, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("network 70-10 has 10 outputs, but toy has 3 classes");
    }

    @Test
    void pixelsThatAreNeverLitHaveNoWeights() {
        Layer.Weighted first = weighted(train(CONFIG.toBuilder().epochs(1).build()), 0);
        assertThat(first.weights()[ToyData.INPUTS - 1]).containsOnly(0);
        assertThat(first.weights()[0]).doesNotContain(0);
    }

    @Test
    void reportsEachEpochWithLossAccuraciesAndTimeLeft() {
        List<String> messages = new ArrayList<>();
        new Trainer(
                        TOPOLOGY,
                        NeuronModel.SNN_DC,
                        TOY,
                        CONFIG.toBuilder().epochs(2).build(),
                        collecting(messages))
                .train();
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0))
                .matches("epoch 1/2: loss \\d+\\.\\d{4}, training \\d+\\.\\d\\d%, validation \\d+\\.\\d\\d% \\(best\\),"
                        + " \\d+ s left");
    }

    @Test
    void learnsHandwrittenDigitsInSevenBits() {
        Dataset digits = DatasetCatalog.load("digits", Path.of("unused"));
        TrainingConfig config = CONFIG.toBuilder()
                .epochs(60)
                .learningRate(8e-3, 1e-4)
                .dropout(0, 0)
                .validationTimeSteps(16)
                .build();
        TrainedNetwork trained = new Trainer(
                        Topology.parse("64-64-64-10"),
                        NeuronModel.SNN_DC,
                        digits,
                        config.toBuilder().threads(2).build(),
                        Progress.NONE)
                .train();
        double accuracy = QuantizedEvaluator.evaluate(
                        Quantizer.quantize(trained.network(), QuantizationConfig.defaults())
                                .network(),
                        digits.test(),
                        List.of(16),
                        1,
                        2)
                .at(16);
        assertThat(accuracy).isGreaterThanOrEqualTo(0.93);
    }

    private static TrainedNetwork train(TrainingConfig config) {
        return new Trainer(TOPOLOGY, NeuronModel.SNN_DC, TOY, config, Progress.NONE).train();
    }

    private static Layer.Weighted weighted(TrainedNetwork trained, int layer) {
        return (Layer.Weighted) trained.network().layers().get(layer);
    }

    private static void assertSame(TrainedNetwork found, TrainedNetwork expected) {
        assertThat(found.history()).isEqualTo(expected.history());
        assertThat(found.bestEpoch()).isEqualTo(expected.bestEpoch());
        for (int i = 0; i < expected.network().layers().size(); i++) {
            Layer.Weighted layer = weighted(expected, i);
            assertThat(weighted(found, i).biases()).containsExactly(layer.biases());
            assertThat(weighted(found, i).weights()).isDeepEqualTo(layer.weights());
        }
    }

    private static Progress collecting(List<String> messages) {
        return new Progress() {
            @Override
            public void update(long done, long total, String detail) {
                assertThat(done).isBetween(1L, total);
            }

            @Override
            public void message(String line) {
                messages.add(line);
            }
        };
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Stands for a user who presses Ctrl-C in the epoch after some others. */
    private static final class StopAfter implements Progress {
        private int epochsLeft;

        StopAfter(int epochs) {
            epochsLeft = epochs;
        }

        @Override
        public void update(long done, long total, String detail) {
            if (epochsLeft == 0) {
                throw new Stopped();
            }
        }

        @Override
        public void message(String line) {
            epochsLeft--;
        }
    }
}
