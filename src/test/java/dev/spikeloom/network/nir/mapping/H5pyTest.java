package dev.spikeloom.network.nir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.network.nir.H5py;
import dev.spikeloom.network.nir.NirFile;
import dev.spikeloom.network.nir.NirLayout;
import dev.spikeloom.network.nir.PrimitiveGraph;
import dev.spikeloom.testing.Large;
import dev.spikeloom.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The library that the frameworks read and write graphs with reads ours, and we read its. */
@Large
class H5pyTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void whatItWritesHasTheSameVerdicts(NirLayout layout) throws IOException {
        List<H5py.Written> files = new ArrayList<>();
        List<PrimitiveGraph> primitives = PrimitiveGraph.all();
        for (int i = 0; i < primitives.size(); i++) {
            files.add(new H5py.Written(
                    folder.resolve(i + ".nir"),
                    layout.file(primitives.get(i).graph()),
                    layout == NirLayout.V1_0 ? "gzip" : null));
        }

        H5py.write(folder, files);

        for (int i = 0; i < primitives.size(); i++) {
            NirImport imported = NirMapper.map(
                    NirFile.read(files.get(i).file()),
                    new NirChoices(Optional.of(PrimitiveGraph.TIME_STEP), Optional.empty(), Optional.empty()));
            assertThat(imported.verdicts().stream()
                            .filter(node -> node.verdict() == Verdict.REJECTED)
                            .map(NodeVerdict::node)
                            .collect(Collectors.toSet()))
                    .as(primitives.get(i).name())
                    .isEqualTo(primitives.get(i).rejected());
        }
    }

    @Test
    void itReadsADensePreset() {
        NirFile.write(
                folder.resolve("graph.nir"),
                NirExporter.graph(
                        Zoo.network(Zoo.entries().stream()
                                .filter(entry -> entry.preset().equals("digits"))
                                .findFirst()
                                .orElseThrow()),
                        PrimitiveGraph.TIME_STEP));

        List<String> lines = H5py.listing(folder.resolve("graph.nir"));

        // A text is fixed in length or not: nir.read takes either.
        assertThat(lines.stream()
                        .map(line -> line.replace("utf-8 fixed", "text").replace("utf-8 variable", "text")))
                .contains(
                        "version text [] 1.0",
                        "node/type text [] NIRGraph",
                        "node/edges text [7, 2] ...",
                        "node/nodes/input/type text [] Input",
                        "node/nodes/input/shape int64 [1] [64]",
                        "node/nodes/01_affine/type text [] Affine",
                        "node/nodes/01_affine/weight float32 [64, 64] ...",
                        "node/nodes/01_affine/bias float32 [64] ...",
                        "node/nodes/output/shape int64 [1] [10]");
    }

    @Test
    void itReadsAConvolution() {
        PrimitiveGraph pooled = PrimitiveGraph.all().stream()
                .filter(primitive -> primitive.name().equals("SumPool2d"))
                .findFirst()
                .orElseThrow();
        NirFile.write(
                folder.resolve("graph.nir"),
                NirExporter.graph(
                        NirMapper.map(
                                        pooled.graph(),
                                        new NirChoices(Optional.empty(), Optional.empty(), Optional.empty()))
                                .network()
                                .orElseThrow(),
                        PrimitiveGraph.TIME_STEP));

        assertThat(H5py.listing(folder.resolve("graph.nir")))
                .contains(
                        "node/nodes/input/shape int64 [3] [1, 6, 6]",
                        "node/nodes/01_conv/weight float32 [2, 1, 3, 3] ...",
                        "node/nodes/01_conv/bias float32 [2] [0.0625, 0.125]",
                        "node/nodes/01_conv/stride int64 [2] [1, 1]",
                        "node/nodes/01_conv/padding int64 [2] [1, 1]",
                        "node/nodes/01_conv/dilation int64 [2] [1, 1]",
                        "node/nodes/01_conv/groups int64 [] 1",
                        "node/nodes/01_conv/input_shape int64 [2] [6, 6]",
                        "node/nodes/02_if/v_threshold float32 [2, 6, 6] ...",
                        "node/nodes/03_pool/kernel_size int64 [2] [2, 2]",
                        "node/nodes/04_flatten/input_type int64 [3] [2, 3, 3]");
    }
}
