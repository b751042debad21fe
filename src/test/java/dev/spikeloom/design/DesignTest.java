package dev.spikeloom.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.WeightFormat;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.NeuronModels;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.RandomNetworks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignTest {
    @Test
    void theWeightSramOfThePapersMnistNetworkHas288960Bytes() {
        Design design = design(List.of(784, 256, 256, 10), 7, Architecture.BASELINE);
        assertThat(design.weightSramBytes()).isEqualTo(288_960);
        assertThat(design.layers()).extracting(LayerDesign::banks).containsExactly(4, 1, 1);
    }

    @Test
    void rowsFillOneBankAfterTheOther() {
        LayerDesign layer =
                design(List.of(784, 256, 10), 7, Architecture.BASELINE).layers().get(0);
        assertThat(layer.bankOf(255)).isZero();
        assertThat(layer.bankOf(256)).isEqualTo(1);
        assertThat(layer.bankAddressOf(783)).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource({"784, 7, 17", "256, 7, 16", "1, 2, 3", "1, 1, 2", "256, 1, 10", "4096, 16, 29"})
    void loadableWeightsSizeThePotentialsForTheWorstCase(int inputs, int weightBits, int membraneBits) {
        Design design = design(List.of(inputs, 3), weightBits, Architecture.BASELINE);
        assertThat(design.layers().get(0).membraneBits()).isEqualTo(membraneBits);
    }

    @Test
    void fixedWeightsSizeThePotentialsForTheirOwnSums() {
        QuantizedDenseLayer layer =
                new QuantizedDenseLayer(new short[][] {{7, -1}, {7, -7}, {1, 3}}, new int[] {5, 0}, new float[] {1});
        Design design = Design.elaborate(
                new QuantizedNetwork(NeuronModel.SNN_DC, new WeightFormat(4), List.of(layer)),
                new Architecture(256, WeightStorage.FIXED, 16));
        // Neuron 0 reaches 15, neuron 1 reaches -8.
        assertThat(design.layers().get(0).membraneBits()).isEqualTo(5);
    }

    @Test
    void noPotentialLeavesItsWidthForAnyInput() {
        for (int seed = 0; seed < 200; seed++) {
            var random = RandomDesigns.random(seed);
            QuantizedNetwork network = RandomDesigns.network(
                    random, List.of(random.nextInt(1, 9), random.nextInt(1, 5)), random.nextInt(1, 9));
            Design design = Design.elaborate(network, new Architecture(4, WeightStorage.FIXED, 1));
            int bits = design.layers().get(0).membraneBits();
            IntegerReference reference = new IntegerReference(network);
            SpikeVector input = new SpikeVector(design.inputs());
            for (int pattern = 0; pattern < 1 << design.inputs(); pattern++) {
                input.setWord(0, pattern);
                reference.step(input);
                for (int v : reference.potentials(0)) {
                    assertThat(v).as("seed %d", seed).isBetween(-(1 << (bits - 1)), (1 << (bits - 1)) - 1);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    snn-ct | 9-4-3         | network 9-4-3 has snn-ct neurons
                    snn-dc | 9-4-3+2       | network 9-4-3+2 has 2 heads
                    snn-dc | 4x4-2c3-3o    | network 4x4-2c3-3o has layer 0, 2c3
                    snn-dc | 9-4-3         | network 9-4-3 has layer 0 with biases beside its thresholds
                    """)
    void refusesWhatTheHardwareCannotDo(String neuronModel, String topology, String message) {
        QuantizedNetwork network = RandomNetworks.network(
                RandomDesigns.random(1), Topology.parse(topology), NeuronModels.of(neuronModel), 4);
        assertThatThrownBy(() -> Design.elaborate(network, Architecture.BASELINE))
                .isInstanceOf(InputException.class)
                .hasMessage(message
                        + ", which the hardware cannot do; it takes dense layers of snn-dc neurons with one head");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100, 8192})
    void refusesABankDepthThatIsNotAPowerOfTwoInRange(int rows) {
        assertThatThrownBy(() -> new Architecture(rows, WeightStorage.FIXED, 16))
                .isInstanceOf(InputException.class)
                .hasMessage("architecture.bank_rows " + rows
                        + " is not possible, allowed is a power of two from 2 to 4096");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1025})
    void refusesANumberOfTimeStepsOutOfRange(int steps) {
        assertThatThrownBy(() -> new Architecture(256, WeightStorage.FIXED, steps))
                .isInstanceOf(InputException.class)
                .hasMessage("architecture.max_time_steps " + steps + " is out of range, allowed 1 to 1024");
    }

    private static Design design(List<Integer> sizes, int weightBits, Architecture architecture) {
        return Design.elaborate(RandomDesigns.network(RandomDesigns.random(1), sizes, weightBits), architecture);
    }
}
