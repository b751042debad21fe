package dev.spikeloom.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Topology;
import dev.spikeloom.spike.SpikeVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReluTrainerTest {
    private static final Dataset DIGITS = DatasetCatalog.load("digits", Path.of("unused"));
    private static final Topology TOPOLOGY = Topology.parse("64-40-24-10");

    @Test
    void learnsHandwrittenDigits() {
        TrainedReluNetwork trained = train(20, 1, 2);

        assertThat(ReluEvaluator.evaluate(trained.network(), DIGITS.test(), 2)).isGreaterThan(0.93);
    }

    @Test
    void keepsTheNetworkOfTheFirstEpochWithTheBestValidationAccuracy() {
        TrainedReluNetwork trained = train(12, 1, 1);

        List<Double> accuracies = trained.history().stream()
                .map(ReluEpochResult::validationAccuracy)
                .toList();
        double best = accuracies.stream().max(Double::compare).orElseThrow();
        assertThat(trained.bestEpoch()).isEqualTo(accuracies.indexOf(best) + 1);
        assertThat(ReluEvaluator.evaluate(trained.network(), DIGITS.validation(), 1))
                .isEqualTo(best);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void givesTheSameBytesWithAnyNumberOfThreads(int threads) {
        List<float[][]> expected = train(2, 1, 1).network().weights();
        List<float[][]> found = train(2, 1, threads).network().weights();
        for (int layer = 0; layer < expected.size(); layer++) {
            assertThat(found.get(layer)).isDeepEqualTo(expected.get(layer));
        }
    }

    @Test
    void givesOtherWeightsForAnotherSeed() {
        assertThat(train(1, 2, 1).network().weights().get(1)[0])
                .isNotEqualTo(train(1, 1, 1).network().weights().get(1)[0]);
    }

    @Test
    void inputsThatAreDarkInAllTrainingSamplesHaveNoWeights() {
        SpikeVector used = DIGITS.training().usedInputs();
        assertThat(used.cardinality()).isBetween(1, 63);

        float[][] first = train(1, 1, 1).network().weights().get(0);

        for (int input = 0; input < 64; input++) {
            if (used.get(input)) {
                assertThat(first[input]).doesNotContain(0);
            } else {
                assertThat(first[input]).containsOnly(0);
            }
        }
    }

    @Test
    void stopsWithEpochLayerAndHintWhenItDiverges() {
        ReluTrainingConfig config = new ReluTrainingConfig(3, 20, 1e30, 1e30, 0, 0, Augmentation.none(), 1, 1);

        assertThatThrownBy(() -> new ReluTrainer(TOPOLOGY, DIGITS, config, Progress.NONE).train())
                .isInstanceOf(InputException.class)
                .hasMessageMatching("training the ReLU network diverged in epoch 1: the (weights|outputs) of layer \\d"
                        + " are not finite; lower conversion.learning_rate, which is 1.0E30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"63-10", "64-11"})
    void refusesATopologyThatDoesNotFitTheData(String topology) {
        assertThatThrownBy(() -> new ReluTrainer(Topology.parse(topology), DIGITS, config(1, 1, 1), Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("network " + topology + " does not fit digits, which has 64 inputs and [10] classes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8x8-4c3-10o", "64-5+5"})
    void refusesConvolutionsAndSeveralHeads(String topology) {
        assertThatThrownBy(() -> new ReluTrainer(Topology.parse(topology), DIGITS, config(1, 1, 1), Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("network " + topology
                        + " cannot be converted, only dense layers with one head, such as 784-256-256-10");
    }

    @Test
    void reportsEachEpoch() {
        List<String> messages = new ArrayList<>();
        Progress collecting = new Progress() {
            @Override
            public void update(long done, long total, String detail) {
                assertThat(done).isBetween(1L, total);
            }

            @Override
            public void message(String line) {
                messages.add(line);
            }
        };

        new ReluTrainer(TOPOLOGY, DIGITS, config(2, 1, 1), collecting).train();

        assertThat(messages).hasSize(2);
        assertThat(messages.get(0))
                .matches("epoch 1/2: loss \\d\\.\\d{4}, training \\d+\\.\\d\\d%, validation \\d+\\.\\d\\d% \\(best\\)");
    }

    private static TrainedReluNetwork train(int epochs, long seed, int threads) {
        return new ReluTrainer(TOPOLOGY, DIGITS, config(epochs, seed, threads), Progress.NONE).train();
    }

    private static ReluTrainingConfig config(int epochs, long seed, int threads) {
        return new ReluTrainingConfig(epochs, 20, 4e-3, 1e-4, 0.05, 0.1, Augmentation.none(), seed, threads);
    }
}
