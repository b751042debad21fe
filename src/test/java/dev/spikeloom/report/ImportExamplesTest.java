package dev.spikeloom.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.nir.NirGraph;
import dev.spikeloom.network.nir.mapping.NirChoices;
import dev.spikeloom.network.nir.mapping.NirMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/import-examples.md has the verdicts on the graphs of each framework, with the options that it names. */
class ImportExamplesTest {
    private static final int TWO_TERMS = 2;

    static Stream<Arguments> frameworks() {
        return Stream.of(
                Arguments.of("snnTorch", FrameworkGraphs.snnTorch(), choices(1e-4, NeuronModel.Reset.SUBTRACT)),
                Arguments.of("Norse", FrameworkGraphs.norse(), choices(1e-3, NeuronModel.Reset.ZERO)),
                Arguments.of("sinabs", FrameworkGraphs.sinabs(), choices(1e-4, NeuronModel.Reset.SUBTRACT)),
                Arguments.of("Spyx", FrameworkGraphs.spyx(), choices(1, NeuronModel.Reset.SUBTRACT)),
                Arguments.of("Rockpool", FrameworkGraphs.rockpool(), choices(1e-3, NeuronModel.Reset.SUBTRACT)),
                Arguments.of("Lava-dl", FrameworkGraphs.lava(), choices(1e-4, NeuronModel.Reset.ZERO)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frameworks")
    void theVerdictsOfAFrameworkAreAsDocumented(String framework, NirGraph graph, NirChoices choices)
            throws IOException {
        assertThat(section(framework)).contains(table(VerdictReport.of(NirMapper.map(graph, choices))));
    }

    private static String section(String framework) throws IOException {
        String documentation = Files.readString(Path.of("docs/import-examples.md"));
        return documentation.substring(documentation.indexOf("\n## " + framework + "\n"))
                .split("\n## ", -1)[1];
    }

    /** What stands between the shape of the network and the counts of verdicts. */
    private static String table(String report) {
        return report.lines()
                .dropWhile(line -> !line.startsWith("  node "))
                .takeWhile(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "```\n", "\n```"));
    }

    private static NirChoices choices(double timeStep, NeuronModel.Reset reset) {
        return new NirChoices(Optional.of(timeStep), Optional.of(reset), Optional.of(TWO_TERMS));
    }
}
