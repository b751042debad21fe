package dev.spikeloom.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.BankMapping;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.ThresholdScope;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.width.NumberRange;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.Architectures;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.RandomNetworks;
import dev.spikeloom.testing.Uniform;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignTest {
    @Test
    void theWeightSramOfThePapersMnistNetworkHas288960Bytes() {
        RateDesign design = design(List.of(784, 256, 256, 10), 7, Architecture.BASELINE);
        assertThat(design.weightSramBytes()).isEqualTo(288_960);
        assertThat(design.layers()).extracting(LayerDesign::banks).containsExactly(4, 1, 1);
    }

    @Test
    void rowsFillOneBankAfterTheOther() {
        DenseDesign layer = DenseDesign.of(
                design(List.of(784, 256, 10), 7, Architecture.BASELINE).layers().get(0));
        assertThat(layer.bankOf(255)).isZero();
        assertThat(layer.bankOf(256)).isEqualTo(1);
        assertThat(layer.bankRowOf(783)).isEqualTo(15);
    }

    @ParameterizedTest
    @CsvSource({"784, 7, 17", "256, 7, 16", "1, 2, 3", "1, 1, 2", "256, 1, 10", "4096, 16, 29"})
    void loadableWeightsSizeThePotentialsForTheWorstCase(int inputs, int weightBits, int membraneBits) {
        RateDesign design = design(List.of(inputs, 3), weightBits, Architecture.BASELINE);
        assertThat(design.layers().get(0).membraneBits()).isEqualTo(membraneBits);
    }

    /** Beyond the weights' own sums, a bias may be whatever its width holds. */
    @Test
    void potentialsHoldEveryBiasThatCanBeLoadedOverAllTimeSteps() {
        LayerDesign layer = DesignBuilder.of("20-1")
                .weightBits(2)
                .neurons("snn-ct")
                .biases()
                .timeSteps(3)
                .build()
                .layers()
                .get(0);
        NumberRange biases = layer.loadableBiases().orElseThrow();
        assertThat(biases).isEqualTo(new NumberRange(-64, 63));
        int lowest = 3 * (20 * layer.loadableWeights().least() + biases.least());
        assertThat(lowest).isEqualTo(-312).isGreaterThanOrEqualTo(-1 << (layer.membraneBits() - 1));
    }

    @Test
    void whatCanBeLoadedIsWhatALayerHolds() {
        LayerDesign stateless = layer("snn-dc", 7);
        assertThat(stateless.loadableWeights()).isEqualTo(new NumberRange(-64, 63));
        assertThat(stateless.loadableThresholds())
                .isEqualTo(new NumberRange(
                        -1 << (stateless.membraneBits() - 1), (1 << (stateless.membraneBits() - 1)) - 1));
        assertThat(stateless.loadableBiases()).isEmpty();
        assertThat(layer("lif-3", 7).loadableThresholds().least()).isEqualTo(1);
        assertThat(layer("snn-dc", 1).loadableWeights()).isEqualTo(new NumberRange(0, 1));
        assertThat(layer("snn-dc", 16).loadableWeights()).isEqualTo(new NumberRange(-32768, 32767));
    }

    private static LayerDesign layer(String neurons, int weightBits) {
        return DesignBuilder.of("20-4")
                .weightBits(weightBits)
                .neurons(neurons)
                .build()
                .layers()
                .get(0);
    }

    @Test
    void fixedWeightsSizeThePotentialsForTheirOwnSums() {
        QuantizedDenseLayer layer =
                Uniform.dense(new short[][] {{7, -1}, {7, -7}, {1, 3}}, new int[] {5, 0}, new float[] {1});
        RateDesign design = RateDesign.elaborate(
                Uniform.network(NeuronModel.SNN_DC, new WeightFormat(4), List.of(layer)),
                Architectures.ofBanks(256, WeightStorage.FIXED, 16));
        // Neuron 0 reaches 15, neuron 1 reaches -8.
        assertThat(design.layers().get(0).membraneBits()).isEqualTo(5);
    }

    @Test
    void noPotentialLeavesItsWidthForAnyInput() {
        for (int seed = 0; seed < 200; seed++) {
            var random = RandomDesigns.random(seed);
            QuantizedNetwork network = RandomDesigns.network(
                    random, List.of(random.nextInt(1, 9), random.nextInt(1, 5)), random.nextInt(1, 9));
            RateDesign design = RateDesign.elaborate(network, Architectures.ofBanks(4, WeightStorage.FIXED, 1));
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

    @Test
    void refusesWhatTheHardwareCannotDo() {
        QuantizedNetwork network =
                RandomNetworks.network(RandomDesigns.random(1), Topology.parse("9x9-2c8-3o"), NeuronModel.SNN_DC, 4);
        assertThatThrownBy(() -> RateDesign.elaborate(network, Architecture.BASELINE))
                .isInstanceOf(InputException.class)
                .hasMessage("network 9x9-2c8-3o has layer 0, 2c8, which the hardware cannot do; it takes dense layers,"
                        + " convolutions with kernels of 1 to 7, max pooling and sum pooling");
    }

    @Test
    void refusesSeveralIndicesACycleBehindSumPooling() {
        QuantizedNetwork network =
                RandomNetworks.network(RandomDesigns.random(1), Topology.parse("8x8-sp2-3o"), NeuronModel.SNN_DC, 4);
        Architecture wide = Architecture.of(
                List.of(LayerBuilder.baseline().issueWidth(2).bankRows(4).build()));
        assertThatThrownBy(() -> RateDesign.elaborate(network, wide))
                .isInstanceOf(InputException.class)
                .hasMessage("architecture.issue_width 2 is not possible in layer 0 (16 x 3): sum pooling in front of it"
                        + " brings up to 4 spikes to one weight row, which are added one a cycle; allowed is 1");
    }

    @Test
    void aSquareOfSumPoolingStandsSideBySideInTheScheduler() {
        QuantizedNetwork network =
                RandomNetworks.network(RandomDesigns.random(1), Topology.parse("7x6-sp3-3o"), NeuronModel.SNN_DC, 4);
        DenseDesign layer = DenseDesign.of(
                RateDesign.elaborate(network, Architecture.BASELINE).layers().get(0));
        assertThat(layer.inputs()).isEqualTo(42);
        assertThat(layer.weightRows()).isEqualTo(4);
        assertThat(layer.places()).isEqualTo(64);
        // Row 4 and column 5: the last but one row of square 3, in its last column.
        assertThat(layer.placeOf(4 * 6 + 5)).isEqualTo(3 * 16 + 5);
        assertThat(layer.rowOfPlace(3 * 16 + 5)).isEqualTo(3);
        assertThat(layer.placeOf(6 * 6)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100, 8192})
    void refusesABankDepthThatIsNotAPowerOfTwoInRange(int rows) {
        assertThatThrownBy(() -> Architectures.ofBanks(rows, WeightStorage.FIXED, 16))
                .isInstanceOf(InputException.class)
                .hasMessage("architecture.bank_rows " + rows
                        + " is not possible, allowed is a power of two from 2 to 4096");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1025})
    void refusesANumberOfTimeStepsOutOfRange(int steps) {
        assertThatThrownBy(() -> Architectures.ofBanks(256, WeightStorage.FIXED, steps))
                .isInstanceOf(InputException.class)
                .hasMessage("architecture.max_time_steps " + steps + " is out of range, allowed 1 to 1024");
    }

    @Test
    void theWeightSramOfThePapersNMnistNetworkHas346752Bytes() {
        RateDesign design =
                design(List.of(1156, 256, 256, 12), 7, Architectures.ofBanks(256, WeightStorage.LOADABLE, 16));
        assertThat(design.weightSramBytes()).isEqualTo(346_752);
    }

    @Test
    void interleavedBanksAreAPowerOfTwoAndHoldEachRowOnce() {
        DenseDesign layer = layer(100, 4, baseline().bankRows(16).mapping(BankMapping.INTERLEAVED));
        assertThat(layer.banks()).isEqualTo(8);
        assertThat(IntStream.range(0, 100)
                        .map(i -> layer.bankOf(i) * 16 + layer.bankRowOf(i))
                        .distinct())
                .hasSize(100);
        assertThat(layer.rowAt(layer.bankOf(77), layer.bankRowOf(77))).isEqualTo(77);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            issue_width 4, bank_rows 64   | architecture.issue_width 4 is not possible in layer 0 (100 x 12): 2 banks of 64 rows with 1 read port offer 2 rows a cycle; allowed is a power of two up to that, or a smaller architecture.bank_rows
            issue_width 2, bank_rows 128  | architecture.issue_width 2 is not possible in layer 0 (100 x 12): 1 bank of 128 rows with 1 read port offer 1 row a cycle; allowed is a power of two up to that, or a smaller architecture.bank_rows
            read_ports 2, bank_rows 64    | architecture.read_ports 2 is not possible in layer 0 (100 x 12): with architecture.issue_width 1 the second port never reads; allowed is 1
            lanes 16, bank_rows 64        | architecture.lanes 16 is not possible in layer 0 (100 x 12): the layer has 12 neurons; allowed are powers of two up to that, or 'all'
            fan_out 2, lanes 4            | architecture.fan_out 2 is not possible in layer 0 (100 x 12): each of its lanes works on up to 3 neurons; allowed is that or more, or more architecture.lanes
            word_bits 3, bank_rows 64     | architecture.word_bits 3 is not possible in layer 0 (100 x 12): a word has whole weights of 4 bits; allowed is that or more
            membrane_bits 6, bank_rows 64 | architecture.membrane_bits 6 is not possible in layer 0 (100 x 12): potentials need 11 bits; allowed is 11 to 32, or fewer with architecture.saturate true
            """)
    void refusesAnArchitectureThatIsNotPossibleNamingWhatIs(String parameters, String message) {
        LayerBuilder builder = baseline();
        for (String parameter : parameters.split(", ", -1)) {
            int value = Integer.parseInt(parameter.split(" ", -1)[1]);
            switch (parameter.split(" ", -1)[0]) {
                case "issue_width" -> builder.issueWidth(value);
                case "bank_rows" -> builder.bankRows(value);
                case "read_ports" -> builder.readPorts(value);
                case "lanes" -> builder.lanes(value);
                case "fan_out" -> builder.fanOut(value);
                case "word_bits" -> builder.wordBits(value);
                default -> builder.membraneBits(value);
            }
        }
        assertThatThrownBy(() -> layer(100, 12, builder))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    @Test
    void refusesASharedThresholdWhereTheThresholdsDiffer() {
        assertThatThrownBy(() -> layer(100, 12, baseline().thresholds(ThresholdScope.LAYER)))
                .isInstanceOf(InputException.class)
                .hasMessageMatching(
                        "architecture\\.thresholds layer is not possible in layer 0 \\(100 x 12\\): its neurons have \\d+"
                                + " different thresholds; allowed is 'neuron'");
    }

    @Test
    void refusesArchitecturesForAnotherNumberOfLayers() {
        Architecture two = Architecture.of(List.of(LayerArchitecture.BASELINE, LayerArchitecture.BASELINE))
                .with(ParameterTable.WEIGHTS, WeightStorage.LOADABLE)
                .with(ParameterTable.MAX_TIME_STEPS, 16);
        assertThatThrownBy(() -> design(List.of(9, 8, 7, 3), 4, two))
                .isInstanceOf(InputException.class)
                .hasMessage("the architecture is given for 2 layers, but network 9-8-7-3 has 3");
    }

    @Test
    void noPotentialThatCarriesOverLeavesItsWidthOverAllTimeSteps() {
        for (int seed = 0; seed < 300; seed++) {
            var random = RandomDesigns.random(seed);
            int steps = random.nextInt(1, 30);
            QuantizedNetwork network =
                    RandomDesigns.anyNetwork(random, List.of(random.nextInt(1, 9), random.nextInt(1, 5)), 5);
            WeightStorage storage = seed % 2 == 0 ? WeightStorage.FIXED : WeightStorage.LOADABLE;
            RateDesign design = RateDesign.elaborate(network, Architectures.ofBanks(4, storage, steps));
            int bits = design.layers().get(0).membraneBits();
            IntegerReference reference = new IntegerReference(network);
            for (int sample = 0; sample < 40; sample++) {
                reference.startSample();
                for (int step = 0; step < steps; step++) {
                    SpikeVector input = new SpikeVector(design.inputs());
                    input.setWord(0, random.nextInt(1 << design.inputs()));
                    reference.step(input);
                    for (int v : reference.potentials(0)) {
                        assertThat((long) v)
                                .as("seed %d, %s", seed, network.neuronModels())
                                .isBetween(-(1L << (bits - 1)), (1L << (bits - 1)) - 1);
                    }
                }
            }
        }
    }

    private static LayerBuilder baseline() {
        return LayerBuilder.baseline();
    }

    private static DenseDesign layer(int inputs, int neurons, LayerBuilder architecture) {
        Architecture parameters = Architecture.core(WeightStorage.LOADABLE, 16, architecture.build());
        return DenseDesign.of(
                design(List.of(inputs, neurons), 4, parameters).layers().get(0));
    }

    private static RateDesign design(List<Integer> sizes, int weightBits, Architecture architecture) {
        return RateDesign.elaborate(RandomDesigns.network(RandomDesigns.random(1), sizes, weightBits), architecture);
    }
}
