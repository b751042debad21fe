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
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forward and backward pass of dense networks against an independent one in double precision, without any tricks. */
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
        "lif-15-zero, 5, 0"
    })
    void gradientsOfAllWeightsAreThoseOfAPlainBackPropagation(String modelText, int timeSteps, double penalty) {
        NeuronModel model = NeuronModels.of(modelText);
        int different = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Topology topology = Topology.parse((3 + seed % 40) + "-" + (1 + seed * 7 % 70) + "-" + (1 + seed * 5 % 33)
                    + "-" + (2 + seed % 10) + "+2");
            TrainingConfig config = TrainingConfig.builder()
                    .batchSize(3)
                    .timeSteps(timeSteps)
                    .dropout(0, 0)
                    .spikePenalty(penalty)
                    .threads(1)
                    .seed(seed)
                    .build();
            TrainableNetwork network = new TrainableNetwork(topology, model, config, List.of());
            SpikeVector all = new SpikeVector(topology.inputs());
            for (int i = 0; i < topology.inputs(); i++) {
                all.set(i);
            }
            network.initialise(all);
            Batch batch = network.batch();
            batch.resize(2);
            for (int slot = 0; slot < batch.slots(); slot++) {
                for (int i = 0; i < topology.inputs(); i++) {
                    if (CounterRandom.bits(CounterRandom.derive(seed, slot), i) < 0) {
                        network.input().at(slot).set(i);
                    }
                }
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
            for (int layer = 0; layer < network.layers().size(); layer++) {
                different += compare(network, layer, plain.weightGradients()[layer], seed);
            }
        }
        assertThat(different).isGreaterThan(CASES * 10);
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
