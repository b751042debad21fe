package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.testing.NeuronModels;
import dev.spikeloom.testing.Sampled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionTrainingTest {
    private static final int SIDE = 10;
    private static final Dataset BARS = new Dataset("bars", List.of(2), bars(300, 1), bars(60, 2), bars(100, 3));
    private static final Topology TOPOLOGY = Topology.parse("10x10-5c3-mp2-7c2-16fc-2o");
    private static final TrainingConfig CONFIG = TrainingConfig.builder()
            .epochs(25)
            .batchSize(20)
            .learningRate(1e-2, 1e-3)
            .dropout(0.05, 0.1)
            .threads(1)
            .build();

    @Test
    void learnsToTellLyingFromStandingBarsWhereverTheyAre() {
        requireLearning(TOPOLOGY, NeuronModel.SNN_DC, 0.95);
    }

    @Sampled(every = 4)
    @ParameterizedTest
    @CsvSource({
        "snn-dc, 10x10-5c3s2p1-sp2-16fc-2o",
        "snn-ct, 10x10-5c3s2p1-sp2-16fc-2o",
        "snn-ct, 10x10-5c3p1-mp2-6c3p1-sp2-16fc-2o",
        "lif-3-zero, 10x10-5c3-sp2-6c2p1-mp2-2o"
    })
    void learnsWithEachNeuronModelStridesPaddingAndPooling(String model, String topology) {
        requireLearning(Topology.parse(topology), NeuronModels.of(model), 0.8);
    }

    private static void requireLearning(Topology topology, NeuronModel model, double accuracy) {
        TrainedNetwork trained = train(
                topology,
                model,
                CONFIG.toBuilder().timeSteps(model.carriesOver() ? 8 : 1).build());
        assertThat(trained.network().topology()).isEqualTo(topology);
        assertThat(FloatEvaluator.evaluate(trained.network(), BARS.test(), List.of(8), 5, 2)
                        .at(8))
                .isGreaterThan(accuracy);
    }

    @ParameterizedTest
    @CsvSource({
        "snn-dc, 10x10-5c3-mp2-7c2-16fc-2o",
        "snn-ct, 10x10-5c3s2p1-sp2-7c2p1-sp2-16fc-2o",
        "lif-2, 10x10-mp2-5c2p1-mp2-sp2-16fc-2o"
    })
    void givesTheSameBytesWithAnyNumberOfThreads(String model, String topology) {
        TrainingConfig config = CONFIG.toBuilder().epochs(2).build();
        TrainedNetwork one = train(Topology.parse(topology), NeuronModels.of(model), config);
        TrainedNetwork three = train(
                Topology.parse(topology),
                NeuronModels.of(model),
                config.toBuilder().threads(3).build());
        assertThat(three.history()).isEqualTo(one.history());
        for (int i = 0; i < one.network().layers().size(); i++) {
            if (one.network().layers().get(i) instanceof Layer.Weighted layer) {
                Layer.Weighted other = (Layer.Weighted) three.network().layers().get(i);
                assertThat(other.weights()).as("layer %d", i).isDeepEqualTo(layer.weights());
                assertThat(other.biases()).as("layer %d", i).containsExactly(layer.biases());
            }
        }
    }

    private static TrainedNetwork train(Topology topology, NeuronModel model, TrainingConfig config) {
        return new Trainer(topology, model, BARS, config, Progress.NONE).train();
    }

    /** A bright bar of 5 pixels, lying (class 0) or standing (class 1), anywhere on a dim noisy background. */
    private static LabelledImages bars(int samples, long seed) {
        byte[] pixels = new byte[samples * SIDE * SIDE];
        byte[] labels = new byte[samples];
        for (int s = 0; s < samples; s++) {
            long random = CounterRandom.bits(seed, s) >>> 1;
            labels[s] = (byte) (random & 1);
            int along = (int) ((random >>> 8) % (SIDE - 4));
            int across = (int) ((random >>> 32) % SIDE);
            int first = s * SIDE * SIDE;
            for (int p = 0; p < SIDE * SIDE; p++) {
                pixels[first + p] = (byte) (CounterRandom.bits(seed + 10, first + p) >>> 60);
            }
            for (int i = along; i < along + 5; i++) {
                pixels[first + (labels[s] == 0 ? across * SIDE + i : i * SIDE + across)] = (byte) 250;
            }
        }
        return new LabelledImages(SIDE, SIDE, 255, pixels, labels);
    }
}
