package dev.spikeloom.network.nir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.network.Network;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.nir.NirEdge;
import dev.spikeloom.network.nir.NirGraph;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirTensor;
import dev.spikeloom.network.nir.NirType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a graph says is what the network does, or the node that it does not do is named. */
class NirMapperTest {
    private static final NirChoices NOTHING = new NirChoices(Optional.empty(), Optional.empty(), Optional.empty());
    private static final NirChoices TWO_TERMS =
            new NirChoices(Optional.of(1e-3), Optional.of(NeuronModel.Reset.ZERO), Optional.of(2));
    private static final NirChoices ZERO =
            new NirChoices(Optional.of(1e-3), Optional.of(NeuronModel.Reset.ZERO), Optional.empty());
    private static final NirChoices SUBTRACT =
            new NirChoices(Optional.of(1e-3), Optional.of(NeuronModel.Reset.SUBTRACT), Optional.empty());

    @Test
    void integratorsAreExact() {
        NirImport imported = NirMapper.map(chain(input(2), linear(1, 2), neurons(3), output(2)), SUBTRACT);

        assertThat(imported.verdicts()).extracting(NodeVerdict::verdict).containsOnly(Verdict.EXACT);
        DenseLayer layer =
                (DenseLayer) imported.network().orElseThrow().layers().get(0);
        assertThat(layer.neuronModel()).isEqualTo(NeuronModel.SNN_CT);
        assertThat(layer.weights()).isDeepEqualTo(new float[][] {{1, 0}, {0, 2}});
        assertThat(layer.threshold()).isEqualTo(3);
    }

    @Test
    void theResetIsThatWhichIsChosen() {
        NirGraph graph = chain(input(2), linear(1, 2), neurons(3), output(2));

        assertThat(NirMapper.map(graph, ZERO).network().orElseThrow().neuronModels())
                .containsExactly(NeuronModel.continuous(NeuronModel.Reset.ZERO));
    }

    @Test
    void aLeakThatIsAPowerOfTwoIsExactAndTakesItsShareOfTheInput() {
        NirImport imported = NirMapper.map(chain(input(2), linear(8, 16), leaky(8e-3, 1), output(2)), ZERO);

        assertThat(imported.count(Verdict.EXACT)).isEqualTo(4);
        DenseLayer layer =
                (DenseLayer) imported.network().orElseThrow().layers().get(0);
        assertThat(layer.neuronModel()).isEqualTo(NeuronModel.lif(3, NeuronModel.Reset.ZERO));
        assertThat(layer.weights()).isDeepEqualTo(new float[][] {{1, 0}, {0, 2}});
    }

    @Test
    void anotherLeakIsTheNearestWithItsError() {
        NirImport imported = NirMapper.map(chain(input(2), linear(40, 50), leaky(2e-2, 1), output(2)), ZERO);

        NodeVerdict verdict = imported.verdicts().get(2);
        assertThat(verdict.verdict()).isEqualTo(Verdict.APPROXIMATE);
        assertThat(verdict.reason()).startsWith("keeps 1 - 2^-4 of a potential, 0.937500, for 0.950000");
        assertThat(verdict.error()).isBetween(0.0, 1.0);
        assertThat(imported.network()).isPresent();
    }

    @Test
    void aLeakOfTwoTermsIsNearer() {
        NirGraph graph = chain(input(2), linear(4, 5), leaky(2e-2, 1), output(2));

        NodeVerdict one = NirMapper.map(graph, ZERO).verdicts().get(2);
        NodeVerdict two = NirMapper.map(graph, TWO_TERMS).verdicts().get(2);

        assertThat(two.reason()).startsWith("keeps 1 - 2^-5 - 2^-6 of a potential, 0.953125, for 0.950000");
        assertThat(two.potentialError()).isLessThan(one.potentialError());
    }

    @Test
    void aSecondTermIsOnlyTakenWhereItIsNearer() {
        assertThat(NirMapper.map(chain(input(2), linear(8, 16), leaky(8e-3, 1), output(2)), TWO_TERMS)
                        .network()
                        .orElseThrow()
                        .neuronModels())
                .containsExactly(NeuronModel.lif(3, NeuronModel.Reset.ZERO));
    }

    @Test
    void aLeakThatIsSlowerThanAnyOfTheMachineIsNone() {
        NirImport imported = NirMapper.map(chain(input(2), linear(4e5, 5e5), leaky(1e3, 1), output(2)), ZERO);

        assertThat(imported.verdicts().get(2).verdict()).isEqualTo(Verdict.APPROXIMATE);
        assertThat(imported.network().orElseThrow().neuronModels())
                .containsExactly(NeuronModel.continuous(NeuronModel.Reset.ZERO));
    }

    @Test
    void aNetworkWithALeakOfTwoTermsComesBackFromItsGraph() {
        Network network = new Network(List.of(new DenseLayer(
                NeuronModel.lif(new Leak(2, 5), NeuronModel.Reset.ZERO),
                new float[][] {{0.1f, -0.7f}, {1.3f, 0.01f}},
                new float[] {0.2f, 0},
                0.9f)));

        NirImport imported = NirMapper.map(NirExporter.graph(network, 3e-4), NOTHING);

        DenseLayer back = (DenseLayer) imported.network().orElseThrow().layers().get(0);
        assertThat(back).usingRecursiveComparison().isEqualTo(network.layers().get(0));
    }

    @Test
    void aTimeStepThatIsLongerThanTheTimeConstantIsRejected() {
        assertThat(rejected(chain(input(2), linear(1, 1), leaky(1e-4, 1), output(2))))
                .containsExactly("neurons");
    }

    @Test
    void thresholdsOfTheNeuronsBecomeOne() {
        NirNode apart =
                new NirNode("neurons", NirType.IF, Map.of("r", NirTensor.of(1, 1), "v_threshold", NirTensor.of(2, 4)));

        DenseLayer layer = (DenseLayer) NirMapper.map(chain(input(2), linear(1, 1), apart, output(2)), ZERO)
                .network()
                .orElseThrow()
                .layers()
                .get(0);

        assertThat(layer.threshold()).isEqualTo(2);
        assertThat(layer.weights()).isDeepEqualTo(new float[][] {{1, 0}, {0, 0.5f}});
    }

    @Test
    void aResetPotentialIsWhereThePotentialsAreCountedFrom() {
        NirNode neurons = with(leaky(8e-3, -50), Map.of("v_leak", -65.0, "v_reset", -66.0, "r", 8.0));

        NirImport imported = NirMapper.map(chain(input(2), linear(3, 4), neurons, output(2)), ZERO);

        DenseLayer layer =
                (DenseLayer) imported.network().orElseThrow().layers().get(0);
        assertThat(layer.threshold()).isEqualTo(16);
        assertThat(layer.biases()).containsExactly(0.125f, 0.125f);
        assertThat(layer.weights()).isDeepEqualTo(new float[][] {{3, 0}, {0, 4}});
    }

    @Test
    void aResetPotentialIsApproximateSinceSamplesBeginAtIt() {
        NirNode neurons = with(neurons(1), Map.of("v_reset", -3.0));

        NodeVerdict verdict = NirMapper.map(chain(input(2), linear(2, 2), neurons, output(2)), ZERO)
                .verdicts()
                .get(2);

        assertThat(verdict.verdict()).isEqualTo(Verdict.APPROXIMATE);
        assertThat(verdict.potentialError()).isPositive();
    }

    @Test
    void aResetPotentialIsRejectedBesideAResetBySubtraction() {
        NirNode neurons = with(neurons(1), Map.of("v_reset", -3.0));

        NirImport imported = NirMapper.map(chain(input(2), linear(2, 2), neurons, output(2)), SUBTRACT);

        assertThat(imported.verdicts().get(2).verdict()).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void aThresholdAloneForgetsBetweenTimeSteps() {
        NirNode threshold = new NirNode("neurons", NirType.THRESHOLD, Map.of("threshold", NirTensor.of(1)));

        assertThat(NirMapper.map(chain(input(2), linear(1, 1), threshold, output(2)), ZERO)
                        .network()
                        .orElseThrow()
                        .neuronModels())
                .containsExactly(NeuronModel.SNN_DC);
    }

    @Test
    void flattenedVolumesKeepTheirOrder() {
        double[] weights = new double[12];
        Arrays.setAll(weights, i -> i);
        NirNode flatten =
                new NirNode("flat", NirType.FLATTEN, Map.of("start_dim", NirTensor.of(0), "end_dim", NirTensor.of(-1)));
        NirNode dense =
                new NirNode("weights", NirType.LINEAR, Map.of("weight", new NirTensor(new int[] {1, 12}, weights)));

        DenseLayer layer =
                (DenseLayer) NirMapper.map(chain(input(2, 2, 3), flatten, dense, neurons(1), output(1)), ZERO)
                        .network()
                        .orElseThrow()
                        .layers()
                        .get(0);

        // Channels are innermost here, and outermost there.
        assertThat(layer.weights())
                .isDeepEqualTo(new float[][] {{0}, {6}, {1}, {7}, {2}, {8}, {3}, {9}, {4}, {10}, {5}, {11}});
    }

    @Test
    void averagePoolingIsDividedInTheWeights() {
        NirNode pool = pooling(NirType.AVG_POOL2D, 2);
        NirNode flatten =
                new NirNode("flat", NirType.FLATTEN, Map.of("start_dim", NirTensor.of(0), "end_dim", NirTensor.of(-1)));
        Network network = NirMapper.map(chain(input(1, 2, 4), pool, flatten, linear(4, 8), neurons(1), output(2)), ZERO)
                .network()
                .orElseThrow();

        assertThat(network.topology()).hasToString("2x4-sp2-2o");
        assertThat(((DenseLayer) network.layers().get(1)).weights()).isDeepEqualTo(new float[][] {{1, 0}, {0, 2}});
    }

    @Test
    void aConvolutionKeepsItsKernels() {
        double[] kernels = new double[2 * 3 * 3];
        Arrays.setAll(kernels, i -> i);
        NirNode convolution = convolution(kernels, 2);
        NirNode flatten =
                new NirNode("flat", NirType.FLATTEN, Map.of("start_dim", NirTensor.of(0), "end_dim", NirTensor.of(-1)));
        NirNode dense = new NirNode(
                "weights", NirType.LINEAR, Map.of("weight", new NirTensor(new int[] {2, 8}, new double[16])));
        NirNode last = new NirNode("last", NirType.IF, Map.of("r", NirTensor.of(1), "v_threshold", NirTensor.of(1)));

        Network network = NirMapper.map(
                        chain(input(1, 4, 4), convolution, neurons(1), flatten, dense, last, output(2)), ZERO)
                .network()
                .orElseThrow();

        assertThat(network.topology()).hasToString("4x4-2c3s2p1-2o");
        assertThat(network.layers().get(0).floatWeights().orElseThrow().weights()[5])
                .containsExactly(5, 14);
    }

    @Test
    void groupsOfChannelsAreKernelsWithZeros() {
        float[][] weights = kernelsOf(input(2, 1, 1), kernels(new int[] {2, 1, 1, 1}, Map.of("groups", 2.0), 3, 5), 2);

        assertThat(weights).isDeepEqualTo(new float[][] {{3, 0}, {0, 5}});
    }

    @Test
    void aDilatedKernelIsALargerOneWithZeros() {
        float[][] weights =
                kernelsOf(input(1, 3, 3), kernels(new int[] {1, 1, 2, 2}, Map.of("dilation", 2.0), 1, 2, 3, 4), 1);

        assertThat(weights).isDeepEqualTo(new float[][] {{1}, {0}, {2}, {0}, {0}, {0}, {3}, {0}, {4}});
    }

    @Test
    void anOblongKernelInTheMiddleOfItsOutputIsASquareWithZeros() {
        NirNode oblong = kernels(new int[] {1, 1, 1, 3}, Map.of(), 1, 2, 3);
        Map<String, NirTensor> padded = new HashMap<>(oblong.parameters());
        padded.put("padding", NirTensor.of(0, 1));

        float[][] weights = kernelsOf(input(1, 3, 3), new NirNode("kernels", NirType.CONV2D, padded), 9);

        assertThat(weights).isDeepEqualTo(new float[][] {{0}, {0}, {0}, {1}, {2}, {3}, {0}, {0}, {0}});
    }

    @Test
    void anOblongKernelWithoutThatPaddingIsRejected() {
        NirNode oblong = kernels(new int[] {1, 1, 1, 3}, Map.of(), 1, 2, 3);

        assertThat(rejected(chain(input(1, 3, 3), oblong, neurons(1), output(3))))
                .containsExactly("kernels");
    }

    @Test
    void groupsThatDoNotDivideTheChannelsAreRejected() {
        NirNode groups = kernels(new int[] {3, 1, 1, 1}, Map.of("groups", 3.0), 1, 2, 3);

        assertThat(rejected(chain(input(4, 1, 1), groups, neurons(1), output(3))))
                .containsExactly("kernels");
    }

    @Test
    void aLoopIsNamedAndRejected() {
        List<NirNode> nodes = List.of(input(2), linear(1, 1), neurons(1), output(2));
        NirNode back = new NirNode("back", NirType.LINEAR, linear(1, 1).parameters());
        NirGraph graph = new NirGraph(
                List.of(nodes.get(0), nodes.get(1), nodes.get(2), back, nodes.get(3)),
                List.of(
                        new NirEdge("input", "weights"),
                        new NirEdge("weights", "neurons"),
                        new NirEdge("neurons", "back"),
                        new NirEdge("back", "neurons"),
                        new NirEdge("neurons", "output")));

        NirImport imported = NirMapper.map(graph, ZERO);

        assertThat(imported.network()).isEmpty();
        assertThat(rejected(graph)).containsExactlyInAnyOrder("neurons", "back");
    }

    @Test
    void aGraphWithinIsPartOfTheRow() {
        NirGraph inner = chain(input(2), linear(1, 2), neurons(3), output(2));
        NirNode block = new NirNode("block", inner);

        NirImport imported = NirMapper.map(chain(input(2), block, output(2)), ZERO);

        assertThat(imported.verdicts())
                .extracting(NodeVerdict::node)
                .containsExactly("input", "block/input", "block/weights", "block/neurons", "block/output", "output");
        assertThat(imported.network().orElseThrow().topology()).hasToString("2-2");
    }

    @ParameterizedTest
    @EnumSource(names = {"CUBA_LIF", "CUBA_LI", "I", "LI", "DELAY", "CONV1D"})
    void whatTheMachineDoesNotHaveIsRejectedByName(NirType type) {
        NirNode node = new NirNode("strange", type, all(type));

        assertThat(rejected(chain(input(2), node, output(2)))).contains("strange");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void aStrideThatTheMachineDoesNotHaveIsRejected(int stride) {
        NirGraph graph = chain(input(1, 4, 4), convolution(new double[18], stride), neurons(1), output(2));

        assertThat(rejected(graph)).hasSize(1).containsAnyOf("kernels", "neurons");
    }

    @Test
    void poolingOfNothingIsRejected() {
        assertThat(rejected(chain(input(1, 4, 4), pooling(NirType.SUM_POOL2D, 0), neurons(1), output(2))))
                .contains("pool");
    }

    @Test
    void moreNeuronsThanALayerHasAreRejected() {
        NirNode wide = new NirNode(
                "weights", NirType.LINEAR, Map.of("weight", new NirTensor(new int[] {5000, 2}, new double[10_000])));

        assertThat(rejected(chain(input(2), wide, neurons(1), output(5000)))).containsExactly("neurons");
    }

    @Test
    void sumsAtTheEndAreRejected() {
        assertThat(rejected(chain(input(2), linear(1, 1), output(2)))).containsExactly("output");
    }

    private static Map<String, NirTensor> all(NirType type) {
        Map<String, NirTensor> parameters = new java.util.TreeMap<>();
        type.required().forEach(name -> parameters.put(name, NirTensor.of(1, 1)));
        return parameters;
    }

    private static List<String> rejected(NirGraph graph) {
        return NirMapper.map(graph, ZERO).verdicts().stream()
                .filter(verdict -> verdict.verdict() == Verdict.REJECTED)
                .map(NodeVerdict::node)
                .toList();
    }

    private static NirGraph chain(NirNode... nodes) {
        return NirGraph.chain(List.of(nodes));
    }

    private static NirNode input(double... shape) {
        return new NirNode("input", NirType.INPUT, Map.of("shape", new NirTensor(new int[] {shape.length}, shape)));
    }

    private static NirNode output(double... shape) {
        return new NirNode("output", NirType.OUTPUT, Map.of("shape", new NirTensor(new int[] {shape.length}, shape)));
    }

    /** Two inputs, each to a neuron of its own. */
    private static NirNode linear(double first, double second) {
        return new NirNode("weights", NirType.LINEAR, Map.of("weight", new NirTensor(new int[] {2, 2}, new double[] {
            first, 0, 0, second
        })));
    }

    private static NirNode neurons(double threshold) {
        return new NirNode("neurons", NirType.IF, Map.of("r", NirTensor.of(1), "v_threshold", NirTensor.of(threshold)));
    }

    private static NirNode with(NirNode node, Map<String, Double> given) {
        Map<String, NirTensor> parameters = new HashMap<>(node.parameters());
        given.forEach((name, value) -> parameters.put(name, NirTensor.of(value)));
        return new NirNode(node.name(), node.type(), parameters);
    }

    private static NirNode leaky(double tau, double threshold) {
        return new NirNode(
                "neurons",
                NirType.LIF,
                Map.of(
                        "tau", NirTensor.of(tau),
                        "r", NirTensor.of(1),
                        "v_leak", NirTensor.of(0),
                        "v_threshold", NirTensor.of(threshold)));
    }

    /** Two kernels of 3 x 3, with a padding of 1. */
    private static NirNode convolution(double[] kernels, int stride) {
        return new NirNode(
                "kernels",
                NirType.CONV2D,
                Map.of(
                        "weight", new NirTensor(new int[] {2, 1, 3, 3}, kernels),
                        "bias", NirTensor.of(0.5, 1),
                        "stride", NirTensor.of(stride, stride),
                        "padding", NirTensor.of(1, 1),
                        "dilation", NirTensor.of(1, 1),
                        "groups", NirTensor.of(1)));
    }

    /** Kernels with no padding, and a stride, groups and dilation of 1 but for what is given. */
    private static NirNode kernels(int[] shape, Map<String, Double> given, double... weights) {
        Map<String, NirTensor> parameters = new HashMap<>(Map.of(
                "weight", new NirTensor(shape, weights),
                "bias", NirTensor.of(0),
                "stride", NirTensor.of(1),
                "padding", NirTensor.of(0),
                "dilation", NirTensor.of(1),
                "groups", NirTensor.of(1)));
        given.forEach((name, value) -> parameters.put(name, NirTensor.of(value)));
        return new NirNode("kernels", NirType.CONV2D, parameters);
    }

    /** Weight rows of the convolution that becomes of a node, which has some outputs. */
    private static float[][] kernelsOf(NirNode input, NirNode convolution, int outputs) {
        NirNode flatten =
                new NirNode("flat", NirType.FLATTEN, Map.of("start_dim", NirTensor.of(0), "end_dim", NirTensor.of(-1)));
        NirNode dense = new NirNode(
                "weights",
                NirType.LINEAR,
                Map.of("weight", new NirTensor(new int[] {2, outputs}, new double[2 * outputs])));
        NirNode last = new NirNode("last", NirType.IF, Map.of("r", NirTensor.of(1), "v_threshold", NirTensor.of(1)));
        return NirMapper.map(chain(input, convolution, neurons(1), flatten, dense, last, output(2)), ZERO)
                .network()
                .orElseThrow()
                .layers()
                .get(0)
                .floatWeights()
                .orElseThrow()
                .weights();
    }

    private static NirNode pooling(NirType type, int size) {
        return new NirNode(
                "pool",
                type,
                Map.of(
                        "kernel_size", NirTensor.of(size, size),
                        "stride", NirTensor.of(size, size),
                        "padding", NirTensor.of(0, 0)));
    }
}
