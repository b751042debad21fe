package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.CounterRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        TrainedNetwork trained = train(CONFIG);
        assertThat(trained.network().topology()).isEqualTo(TOPOLOGY);
        assertThat(FloatEvaluator.evaluate(trained.network(), BARS.test(), List.of(8), 5, 2)
                        .at(8))
                .isGreaterThan(0.95);
    }

    @Test
    void givesTheSameBytesWithAnyNumberOfThreads() {
        TrainingConfig config = CONFIG.toBuilder().epochs(2).build();
        TrainedNetwork one = train(config);
        TrainedNetwork three = train(config.toBuilder().threads(3).build());
        assertThat(three.history()).isEqualTo(one.history());
        for (int i = 0; i < TOPOLOGY.depth(); i++) {
            if (one.network().layers().get(i) instanceof Layer.Weighted layer) {
                Layer.Weighted other = (Layer.Weighted) three.network().layers().get(i);
                assertThat(other.weights()).as("layer %d", i).isDeepEqualTo(layer.weights());
                assertThat(other.biases()).as("layer %d", i).containsExactly(layer.biases());
            }
        }
    }

    @Test
    void refusesMaxPoolingOfNeuronsThatKeepTheirPotential() {
        assertThatThrownBy(() -> new Trainer(TOPOLOGY, NeuronModel.SNN_CT, BARS, CONFIG, Progress.NONE).train())
                .isInstanceOf(InputException.class)
                .hasMessage("network 10x10-5c3-mp2-7c2-16fc-2o has the layer mp2, which cannot be trained with snn-ct"
                        + " neurons; use snn-dc, or train without max pooling");
    }

    private static TrainedNetwork train(TrainingConfig config) {
        return new Trainer(TOPOLOGY, NeuronModel.SNN_DC, BARS, config, Progress.NONE).train();
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
