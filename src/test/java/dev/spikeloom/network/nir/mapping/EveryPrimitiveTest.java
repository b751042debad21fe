package dev.spikeloom.network.nir.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.network.nir.LaidOutFiles;
import dev.spikeloom.network.nir.NirFile;
import dev.spikeloom.network.nir.NirLayout;
import dev.spikeloom.network.nir.NirType;
import dev.spikeloom.network.nir.PrimitiveGraph;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every primitive of the specification, in every layout, is read and has the verdict that the documentation promises. */
class EveryPrimitiveTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> graphs() {
        return PrimitiveGraph.all().stream()
                .flatMap(graph -> Arrays.stream(NirLayout.values()).map(layout -> Arguments.of(graph, layout)));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void itsVerdictIsThatOfTheDocumentation(PrimitiveGraph primitive, NirLayout layout) {
        Path file = folder.resolve("graph.nir");
        LaidOutFiles.write(file, layout.file(primitive.graph()));

        NirImport imported = NirMapper.map(
                NirFile.read(file),
                new NirChoices(Optional.of(PrimitiveGraph.TIME_STEP), Optional.empty(), Optional.empty()));

        assertThat(nodes(imported, Verdict.REJECTED)).isEqualTo(primitive.rejected());
        assertThat(nodes(imported, Verdict.APPROXIMATE)).isEqualTo(primitive.approximate());
        assertThat(imported.network().isPresent())
                .isEqualTo(primitive.rejected().isEmpty());
    }

    @Test
    void noPrimitiveIsLeftOut() {
        Set<NirType> types = PrimitiveGraph.all().stream()
                .flatMap(primitive -> primitive.graph().nodes().stream())
                .map(node -> node.type())
                .collect(Collectors.toSet());

        assertThat(types).containsExactlyInAnyOrder(NirType.values());
    }

    private static Set<String> nodes(NirImport imported, Verdict verdict) {
        return imported.verdicts().stream()
                .filter(node -> node.verdict() == verdict)
                .map(NodeVerdict::node)
                .collect(Collectors.toSet());
    }
}
