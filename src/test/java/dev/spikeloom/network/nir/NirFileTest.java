package dev.spikeloom.network.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Graphs are read as they were written; what is no graph is refused in one line. */
class NirFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("graph.nir");
    }

    @ParameterizedTest
    @EnumSource
    void everyPrimitiveIsReadAsItWasWritten(NirType type) {
        NirGraph graph = NirGraph.chain(List.of(input(), node("middle", type), output()));

        NirFile.write(file, graph);

        assertThat(NirFile.read(file).nodes()).containsExactlyInAnyOrderElementsOf(graph.nodes());
        assertThat(NirFile.read(file).edges()).isEqualTo(graph.edges());
    }

    @Test
    void theSameGraphIsWrittenAsTheSameBytes() throws IOException {
        NirGraph graph = NirGraph.chain(List.of(input(), node("neurons", NirType.LIF), output()));
        Path again = folder.resolve("again.nir");

        NirFile.write(file, graph);
        NirFile.write(again, graph);

        assertThat(file).hasSameBinaryContentAs(again);
    }

    @Test
    void whatFrameworksNoteBesideParametersIsPassedOver() {
        write(node -> {
            node.putDataset("type", "Linear");
            node.putDataset("weight", new float[][] {{1, 2}});
            node.putGroup("metadata").putDataset("author", "somebody");
            node.putGroup("input_type").putDataset("input", new long[] {2});
        });

        assertThat(NirFile.read(file).nodes(NirType.LINEAR).get(0).parameters())
                .containsExactly(Map.entry("weight", new NirTensor(new int[] {1, 2}, new double[] {1, 2})));
    }

    @Test
    void theShapeOfAFlattenMayStandInAGroup() {
        write(node -> {
            node.putDataset("type", "Flatten");
            node.putDataset("start_dim", 0);
            node.putDataset("end_dim", -1);
            node.putGroup("input_type").putDataset("input", new long[] {2, 3, 4});
        });

        assertThat(NirFile.read(file).nodes(NirType.FLATTEN).get(0).parameter("input_type"))
                .isEqualTo(NirTensor.of(2, 3, 4));
    }

    @Test
    void paddingInWordsIsThatOfPyTorch() {
        write(node -> {
            node.putDataset("type", "Conv2d");
            node.putDataset("weight", new float[2][1][5][5]);
            node.putDataset("bias", new float[2]);
            node.putDataset("stride", new long[] {1, 1});
            node.putDataset("padding", "same");
            node.putDataset("dilation", new long[] {1, 1});
            node.putDataset("groups", 1);
        });

        assertThat(NirFile.read(file).nodes(NirType.CONV2D).get(0).parameter("padding"))
                .isEqualTo(NirTensor.of(2, 2));
    }

    @Test
    void aTypeThatThereIsNotIsNamedWithOneThatIsLikeIt() {
        write(node -> node.putDataset("type", "Linaer"));

        refused("the type of node 'middle' is 'Linaer', did you mean Linear?", "CubaLIF");
    }

    @Test
    void aParameterThatIsMissingIsNamed() {
        write(node -> node.putDataset("type", "Linear"));

        refused("node 'middle', a Linear, has no weight");
    }

    @Test
    void aParameterThatThereIsNotIsNamed() {
        write(node -> {
            node.putDataset("type", "Linear");
            node.putDataset("weight", new float[][] {{1}});
            node.putDataset("wieght", new float[][] {{1}});
        });

        refused("node 'middle' has 'wieght', which Linear does not have, allowed: weight");
    }

    @Test
    void whatIsNoNumberIsNamed() {
        write(node -> {
            node.putDataset("type", "Linear");
            node.putDataset("weight", new float[][] {{1, Float.NaN}});
        });

        refused("weight of node 'middle' has NaN, allowed: finite numbers");
    }

    @Test
    void aTextForNumbersIsNamed() {
        write(node -> {
            node.putDataset("type", "Linear");
            node.putDataset("weight", "many");
        });

        refused("weight of node 'middle' is 'many', expected numbers");
    }

    @Test
    void anEdgeToNoNodeIsNamed() {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableGroup graph = graph(hdf);
            graph.putDataset("edges", new String[][] {{"input", "outptu"}});
        }

        refused("an edge from 'input' to 'outptu' ends at a node that is not there, did you mean output?");
    }

    @Test
    void graphsThatAreDeepAreRefused() {
        NirGraph graph = NirGraph.chain(List.of(input(), output()));
        for (int depth = 0; depth < 20; depth++) {
            graph = NirGraph.chain(List.of(input(), new NirNode("inner", graph), output()));
        }
        NirFile.write(file, graph);

        refused("graphs within graphs are more than 16 deep");
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Files.writeString(file, "no graph, but longer than the signature of HDF5");

        refused(" is no HDF5 file, or is damaged: ");
    }

    @Test
    void oneWithoutAGraphIsRefused() {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("version", "0.2");
        }

        refused("there is no group 'node'");
    }

    /** Writes a graph with a node in its middle. */
    private void write(java.util.function.Consumer<WritableGroup> middle) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableGroup graph = graph(hdf);
            middle.accept(((WritableGroup) graph.getChild("nodes")).putGroup("middle"));
            graph.putDataset("edges", new String[][] {{"input", "middle"}, {"middle", "output"}});
        }
    }

    private static WritableGroup graph(WritableHdfFile hdf) {
        hdf.putDataset("version", "0.2");
        WritableGroup graph = hdf.putGroup("node");
        graph.putDataset("type", "NIRGraph");
        WritableGroup nodes = graph.putGroup("nodes");
        for (String end : List.of("input", "output")) {
            WritableGroup node = nodes.putGroup(end);
            node.putDataset("type", end.equals("input") ? "Input" : "Output");
            node.putDataset("shape", new long[] {1});
        }
        return graph;
    }

    private void refused(String... parts) {
        assertThatThrownBy(() -> NirFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(parts)
                .extracting(Throwable::getMessage, org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .hasLineCount(1);
    }

    private static NirNode input() {
        return new NirNode("input", NirType.INPUT, Map.of("shape", NirTensor.of(2, 4, 4)));
    }

    private static NirNode output() {
        return new NirNode("output", NirType.OUTPUT, Map.of("shape", NirTensor.row(3)));
    }

    /** A node with all that it may have, of numbers that 32 bits hold. */
    private static NirNode node(String name, NirType type) {
        if (type == NirType.GRAPH) {
            return new NirNode(name, NirGraph.chain(List.of(input(), node("l", NirType.IF), output())));
        }
        Map<String, NirTensor> parameters = new TreeMap<>();
        for (String parameter : type.required()) {
            parameters.put(parameter, tensor(type, parameter));
        }
        for (String parameter : type.optional()) {
            parameters.put(parameter, tensor(type, parameter));
        }
        return new NirNode(name, type, parameters).noting("author", "somebody");
    }

    private static NirTensor tensor(NirType type, String parameter) {
        if (parameter.equals("weight")) {
            int[] shape =
                    Arrays.copyOf(new int[] {3, 2, 5, 5}, type == NirType.CONV2D ? 4 : type == NirType.CONV1D ? 3 : 2);
            double[] values = new double[Math.toIntExact(NirTensor.size(shape))];
            Arrays.setAll(values, i -> i / 8.0);
            return new NirTensor(shape, values);
        }
        return parameter.endsWith("_dim") || parameter.equals("groups") ? NirTensor.of(1) : NirTensor.of(1, 2, 3);
    }
}
