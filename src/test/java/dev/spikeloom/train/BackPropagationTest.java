package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.NeuronModels;
import dev.spikeloom.train.batch.Batch;
import dev.spikeloom.train.batch.Group;
import dev.spikeloom.train.batch.Groups;
import dev.spikeloom.train.layer.LayerPass;
import dev.spikeloom.train.layer.TrainableLayer;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forward and backward pass of networks against an independent one in double precision, without any tricks. */
class BackPropagationTest {
    private static final int CASES = 60;

    @ParameterizedTest
    @CsvSource({
        "snn-dc, 1, 0",
        "snn-dc, 3, 0.01",
        "snn-ct, 1, 0",
        "snn-ct, 5, 0",
        "snn-ct, 16, 0.01",
        "snn-ct-zero, 1, 0",
        "snn-ct-zero, 5, 0",
        "snn-ct-zero, 16, 0.01",
        "lif-1, 5, 0",
        "lif-4, 16, 0.01",
        "lif-1-zero, 5, 0",
        "lif-4-zero, 16, 0.01",
        "lif-15-zero, 5, 0",
        "lif-3+4, 8, 0",
        "lif-2-syn-1, 8, 0",
        "snn-ct-syn-2+3, 5, 0.01",
        "lif-4-syn-3-zero, 16, 0.01"
    })
    void gradientsOfAllWeightsAreThoseOfAPlainBackPropagation(String modelText, int timeSteps, double penalty) {
        NeuronModel model = NeuronModels.of(modelText);
        int different = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Topology topology = Topology.parse((3 + seed % 40) + "-" + (1 + seed * 7 % 70) + "-" + (1 + seed * 5 % 33)
                    + "-" + (2 + seed % 10) + "+2");
            different += compare(topology, model, timeSteps, penalty, seed);
        }
        assertThat(different).isGreaterThan(CASES * 10);
    }

    @ParameterizedTest
    @CsvSource({
        "snn-dc, 2, 7x9x2-3c3s2p1-sp2-9fc-3+2o",
        "snn-dc, 2, 9x9x2-3c3p1-mp2-sp2-9fc-3+2o",
        "snn-dc, 2, 12x11-mp2-4c3p2-mp2-mp2-3+2o",
        "snn-ct, 5, 7x9x2-3c3-3+2o",
        "snn-ct, 5, 7x9x2-3c3s2p1-sp2-9fc-3+2o",
        "snn-ct, 5, 9x9x2-5c3s2p1-4c3p1-sp2-4c2p1-sp2-9fc-3+2o",
        "snn-ct, 5, 9x9x2-3c3p1-mp2-4c2-sp2-3+2o",
        "snn-ct, 5, 12x11-3c2-mp2-mp2-3+2o",
        "snn-ct-zero, 5, 9x9x2-3c3p2-mp2-sp2-9fc-3+2o",
        "lif-2, 5, 8x8-mp2-sp2-9fc-3+2o",
        "lif-2-zero, 5, 8x8-sp2-4c3p1-mp2-3+2o",
        "snn-ct, 4, 9x8-sp2-sp2-9fc-3+2o"
    })
    void gradientsOfConvolutionsAndPoolingsToo(String modelText, int timeSteps, String topology) {
        int different = 0;
        for (int seed = 0; seed < CASES / 6; seed++) {
            different += compare(Topology.parse(topology), NeuronModels.of(modelText), timeSteps, 0.01, seed);
        }
        assertThat(different).isGreaterThan(CASES);
    }

    /** Sums of rounded weights are exact, so that the largest of a square, and ties, are the same in any precision. */
    private static void round(TrainableNetwork network) {
        for (TrainableLayer layer : network.layers()) {
            for (float[] row : layer.parameters().state()[0]) {
                for (int n = 0; n < row.length; n++) {
                    row[n] = Math.round(row[n] * 1024) / 1024f;
                }
            }
            layer.resume();
        }
    }

    /** Returns how many gradients differ from zero. */
    private static int compare(Topology topology, NeuronModel model, int timeSteps, double penalty, int seed) {
        TrainingConfig config = TrainingConfig.builder()
                .batchSize(3)
                .timeSteps(timeSteps)
                .dropout(0, 0)
                .spikePenalty(penalty)
                .threads(1)
                .seed(seed)
                .build();
        TrainableNetwork network =
                new TrainableNetwork(topology, Collections.nCopies(topology.depth(), model), config, List.of());
        SpikeVector all = new SpikeVector(topology.inputs());
        for (int i = 0; i < topology.inputs(); i++) {
            all.set(i);
        }
        network.initialise(all);
        round(network);
        Batch batch = network.batch();
        batch.resize(2);
        for (int slot = 0; slot < batch.slots(); slot++) {
            for (int i = 0; i < topology.inputs(); i++) {
                if (CounterRandom.bits(CounterRandom.derive(seed, slot), i) < 0) {
                    network.input().at(slot).set(i);
                }
            }
        }
        for (int slot = 0; slot < batch.slots(); slot++) {
            network.presented(slot);
        }
        for (int s = 0; s < 2; s++) {
            batch.labels()[s][0] = (seed + s) % topology.heads().get(0);
            batch.labels()[s][1] = s;
        }

        PlainBackPropagation plain = new PlainBackPropagation(network, model, penalty);
        List<LayerPass> passes = network.passes();
        for (Group group : Groups.of(batch, 2)) {
            passes.forEach(pass -> pass.forward(group));
            float[][] gradients = new float[0][];
            for (int i = passes.size() - 1; i >= 0; i--) {
                gradients = passes.get(i).backward(group, gradients);
            }
        }
        assertThat((double) batch.losses()[0] + batch.losses()[1])
                .isCloseTo(plain.loss(), Offset.offset(1e-4 * (1 + plain.loss())));
        int different = 0;
        for (int layer = 0; layer < network.layers().size(); layer++) {
            different += compare(network, layer, plain.weightGradients()[layer], seed);
        }
        return different;
    }

    /** In Adam's first step the first moment is a tenth of the gradient. */
    private static int compare(TrainableNetwork network, int index, double[][] expected, int seed) {
        TrainableLayer layer = network.layers().get(index);
        for (int task = 0; task < layer.updateTasks(); task++) {
            layer.update(task, 0, dev.spikeloom.kernel.AdamStep.of(1e-3, 1));
        }
        float[][] means = layer.parameters().state()[1];
        int nonZero = 0;
        for (int row = 0; row < expected.length; row++) {
            for (int n = 0; n < expected[row].length; n++) {
                double gradient = expected[row][n] / network.batch().size();
                assertThat((double) means[row][n])
                        .as("seed %d, layer %d, row %d, column %d", seed, index, row, n)
                        .isCloseTo(0.1 * gradient, Offset.offset(1e-4 * Math.max(1, Math.abs(gradient))));
                nonZero += means[row][n] == 0 ? 0 : 1;
            }
        }
        return nonZero;
    }
}
