package dev.spikeloom.study.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.nir.NirFile;
import dev.spikeloom.network.nir.NirGraph;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirTensor;
import dev.spikeloom.network.nir.NirType;
import dev.spikeloom.network.nir.mapping.NirChoices;
import dev.spikeloom.testing.NeuronModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseStudyTest {
    private static final double[][] ALWAYS = {{1}, {1}, {1}, {1}};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        // The potential of a neuron of weight 2 and threshold 3 at the end of each row.
        "snn-ct, 2.0 1.0 3.0 2.0, .X.X",
        "snn-ct-zero, 2.0 0.0 2.0 0.0, .X.X",
        "lif-1-zero, 2.0 3.0 0.0 2.0, ..X.",
        "snn-dc, 2.0 2.0 2.0 2.0, ....",
    })
    void potentialsAreWhatSpikesLeave(String model, String potentials, String spikes) {
        Response response = respond(network(List.of(neuron(model, 2, 3))), 1, 0);

        assertThat(potentials(response)).isEqualTo(potentials);
        assertThat(spikes(response)).isEqualTo(spikes);
    }

    @Test
    void rowsOfSeveralTimeStepsHaveTheLastPotentialAndAnySpike() {
        Response response = respond(network(List.of(neuron("snn-ct-zero", 2, 3))), 3, 0);

        assertThat(potentials(response)).isEqualTo("2.0 0.0 2.0 0.0");
        assertThat(spikes(response)).isEqualTo("XXXX");
    }

    @Test
    void anyLayerCanBeFollowed() {
        RespondingNetwork network = network(List.of(neuron("snn-ct-zero", 2, 3), neuron("snn-ct", 5, 7)));

        assertThat(spikes(respond(network, 1, 0))).isEqualTo(".X.X");
        assertThat(potentials(respond(network, 1, 1))).isEqualTo("0.0 5.0 5.0 3.0");
    }

    @Test
    void potentialsOfAGraphAreInItsUnits() {
        // Two neurons that each take the input, with thresholds 3 and 30, the second reset to 10 above.
        NirGraph graph = NirGraph.chain(List.of(
                new NirNode("input", NirType.INPUT, Map.of("shape", NirTensor.row(1))),
                new NirNode("weights", NirType.LINEAR, Map.of("weight", new NirTensor(new int[] {2, 1}, new double[] {
                    2, 20
                }))),
                new NirNode(
                        "neurons",
                        NirType.IF,
                        Map.of(
                                "r", NirTensor.row(1, 1),
                                "v_threshold", NirTensor.row(3, 40),
                                "v_reset", NirTensor.row(0, 10))),
                new NirNode("output", NirType.OUTPUT, Map.of("shape", NirTensor.row(2)))));
        Path file = folder.resolve("graph.nir");
        NirFile.write(file, graph);
        RespondingNetwork network = RespondingNetwork.find(
                file.toString(),
                new NirChoices(Optional.of(1.0), Optional.of(NeuronModel.Reset.ZERO), Optional.empty()));

        assertThat(respond(network, 1, 0).potentials())
                .isDeepEqualTo(new float[][] {{2, 30}, {0, 10}, {2, 30}, {0, 10}});
    }

    @Test
    void theLastLayerIsFollowedUnlessAnotherIsNamed() {
        RespondingNetwork network = network(List.of(neuron("snn-ct", 2, 3), neuron("snn-ct", 5, 7)));

        assertThat(ResponseStudy.layer(network, OptionalInt.empty())).isEqualTo(1);
    }

    @Test
    void aLayerThatThereIsNotIsRefused() {
        RespondingNetwork network = network(List.of(neuron("snn-ct", 2, 3)));

        assertThatThrownBy(() -> ResponseStudy.layer(network, OptionalInt.of(1)))
                .isInstanceOf(InputException.class)
                .hasMessage("--layer is '1', allowed: 0 to 0");
    }

    @Test
    void aPoolingHasNoPotentials() {
        Layer pooling = new MaxPoolLayer(new VolumeShape(2, 2, 1), 2);
        RespondingNetwork network = network(List.of(pooling, neuron("snn-ct", 2, 3)));

        assertThatThrownBy(() -> ResponseStudy.layer(network, OptionalInt.of(0)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--layer 0 is a pooling, which has no neurons: 2x2-mp2-1");
    }

    private static RespondingNetwork network(List<Layer> layers) {
        return new RespondingNetwork(new Network(layers), Map.of());
    }

    private static Layer neuron(String model, float weight, float threshold) {
        return new DenseLayer(NeuronModels.of(model), new float[][] {{weight}}, new float[1], threshold);
    }

    private static Response respond(RespondingNetwork network, double stepsARow, int layer) {
        return ResponseStudy.of(network, new Stimulus(ALWAYS, stepsARow), 1, layer, Progress.NONE);
    }

    private static String potentials(Response response) {
        StringBuilder text = new StringBuilder();
        for (float[] row : response.potentials()) {
            text.append(text.isEmpty() ? "" : " ").append(row[0]);
        }
        return text.toString();
    }

    private static String spikes(Response response) {
        StringBuilder text = new StringBuilder();
        for (boolean[] row : response.spikes()) {
            text.append(row[0] ? 'X' : '.');
        }
        return text.toString();
    }
}
