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
                    new NirChoices(Optional.of(PrimitiveGraph.TIME_STEP), Optional.empty()));
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

        assertThat(lines)
                .contains(
                        "node/type utf-8 variable [] NIRGraph",
                        "node/nodes/input/type utf-8 variable [] Input",
                        "node/nodes/input/shape int64 [1] [64]",
                        "node/nodes/01_affine/type utf-8 variable [] Affine",
                        "node/nodes/output/shape int64 [1] [10]")
                .anyMatch(line -> line.matches("version utf-8 \\w+ \\[] 1\\.0"))
                .anyMatch(line -> line.matches("node/edges utf-8 \\w+ \\[\\d+, 2] .*"))
                .anyMatch(line -> line.matches("node/nodes/01_affine/weight float32 \\[\\d+, 64] \\.\\.\\."));
    }
}
