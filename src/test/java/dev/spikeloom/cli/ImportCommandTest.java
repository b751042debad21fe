package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.nir.NirFile;
import dev.spikeloom.network.nir.NirGraph;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirTensor;
import dev.spikeloom.network.nir.NirType;
import dev.spikeloom.zoo.Zoo;
import dev.spikeloom.zoo.ZooEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of other frameworks become runs, and networks of runs graphs. */
class ImportCommandTest {
    @TempDir
    private Path temp;

    static List<ZooEntry> entries() {
        return Zoo.entries().stream().filter(ZooEntry::hasFloatNetwork).toList();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aNetworkThatIsExportedAndImportedIsTheSame(ZooEntry entry) {
        Path written = temp.resolve("written.npz");
        NetworkFile.write(written, Zoo.network(entry));

        runs("export", entry.preset(), "-o", temp.resolve("graph.nir").toString());
        runs(
                "import",
                temp.resolve("graph.nir").toString(),
                "-o",
                temp.resolve("run").toString());

        assertThat(temp.resolve("run/network.npz")).hasSameBinaryContentAs(written);
    }

    @Test
    void theStagesWorkOnWhatWasImported() throws IOException {
        String run = temp.resolve("run").toString();
        runs("export", "digits", "-o", temp.resolve("graph.nir").toString());
        runs("import", temp.resolve("graph.nir").toString(), "-o", run);

        runs("evaluate", run, "-s", "data.dataset=digits", "--runs", "2", "--time-steps", "4");
        runs("quantize", run, "-s", "data.dataset=digits");
        runs("simulate", run);
        runs("generate", run);

        JsonNode result =
                new JsonMapper().readTree(temp.resolve("run/result.json").toFile());
        ZooEntry digits = entries().stream()
                .filter(entry -> entry.preset().equals("digits"))
                .findFirst()
                .orElseThrow();
        assertThat(result.get("test_accuracy_float").asDouble())
                .isEqualTo(digits.testAccuracyFloatByTimeSteps().get(16));
        assertThat(temp.resolve("run/rtl/snn_accelerator.v")).exists();
    }

    @Test
    void theRunOfAnImportedNetworkIsCalledAfterItsFolder() throws IOException {
        Path run = imported("from elsewhere");

        runs("quantize", run.toString(), "-s", "data.dataset=digits");

        assertThat(new JsonMapper()
                        .readTree(run.resolve("result.json").toFile())
                        .get("preset")
                        .asText())
                .isEqualTo("from_elsewhere");
    }

    @Test
    void theSamplesOfAnImportedNetworkMayChangeWhereItIsQuantizedAndWhatFollowedGoes() {
        Path run = imported("run");
        runs("quantize", run.toString(), "-s", "data.dataset=digits");
        runs("simulate", run.toString());

        Ran again = runs("quantize", run.toString(), "-s", "data.encoder_seed=2");

        assertThat(again.err()).contains("data.encoder_seed is 2", "removed what followed: quantized.npz, results of");
        assertThat(run.resolve("network.npz")).exists();
    }

    @Test
    void whatTheSamplesAreIsSaidWhereAnImportedNetworkIsQuantizedAndNowhereLater() {
        Path run = imported("run");
        runs("quantize", run.toString(), "-s", "data.dataset=digits");

        assertThat(Ran.spikeloom("simulate", run.toString(), "-s", "data.encoder_seed=2")
                        .err())
                .contains("has results that depend on it; set it in 'quantize', which removes them");
        assertThat(Ran.spikeloom("quantize", run.toString(), "-s", "neuron=snn-ct")
                        .err())
                .contains("neuron cannot change, since the network in " + run + " is an imported one");
    }

    @Test
    void noTrainingReplacesAnImportedNetwork() {
        Path run = imported("run");

        Ran ran = Ran.spikeloom("train", "digits", "-o", run.toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("has an imported network, which training would replace");
    }

    @Test
    void theQuantizedNetworkOfAPresetIsExportedInFloats() {
        String graph = temp.resolve("quantized.nir").toString();

        runs("export", "digits", "-o", graph, "--quantized");
        runs("import", graph, "-o", temp.resolve("run").toString());

        assertThat(temp.resolve("run/network.npz")).exists();
    }

    @Test
    void aRunWithoutAQuantizedNetworkHasNoneToExport() {
        Path run = imported("run");

        Ran ran = Ran.spikeloom(
                "export", run.toString(), "-o", temp.resolve("quantized.nir").toString(), "--quantized");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).hasLineCount(1);
        assertThat(temp.resolve("quantized.nir")).doesNotExist();
    }

    private Path imported(String name) {
        Path run = temp.resolve(name);
        runs("export", "digits", "-o", temp.resolve("graph.nir").toString());
        runs("import", temp.resolve("graph.nir").toString(), "-o", run.toString());
        return run;
    }

    @Test
    void aGraphThatIsRejectedHasVerdictsAndNoNetwork() throws IOException {
        Path graph = temp.resolve("graph.nir");
        NirFile.write(
                graph,
                graph(NirType.LI, Map.of("tau", NirTensor.of(1), "r", NirTensor.of(1), "v_leak", NirTensor.of(0))));

        Ran ran = Ran.spikeloom(
                "import", graph.toString(), "-o", temp.resolve("run").toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).contains("neurons", "rejected", "gives its potential, not spikes");
        assertThat(temp.resolve("run/network.npz")).doesNotExist();
        assertThat(new JsonMapper()
                        .readTree(temp.resolve("run/verdicts.json").toFile())
                        .findValuesAsText("verdict"))
                .contains("rejected");
    }

    @Test
    void jsonIsWhatTheFileHas() throws IOException {
        Path graph = spiking();

        Ran ran = runs("import", graph.toString(), "-o", temp.resolve("run").toString(), "--json");

        assertThat(ran.out()).isEqualTo(Files.readString(temp.resolve("run/verdicts.json")));
    }

    @Test
    void whatNoImportHasLeftIsNotReplaced() throws IOException {
        Path graph = spiking();
        Files.writeString(Files.createDirectory(temp.resolve("run")).resolve("mine.txt"), "mine");

        Ran ran = Ran.spikeloom(
                "import", graph.toString(), "-o", temp.resolve("run").toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("has mine.txt, which no import has left").hasLineCount(1);
    }

    @Test
    void aTimeStepOrResetThatThereIsNotIsRefused() {
        Path graph = spiking();
        String run = temp.resolve("run").toString();

        assertThat(Ran.spikeloom("import", graph.toString(), "-o", run, "--dt", "0")
                        .err())
                .contains("--dt is '0.0', allowed: seconds, above 0");
        assertThat(Ran.spikeloom("import", graph.toString(), "-o", run, "--reset", "zeor")
                        .err())
                .contains("--reset is 'zeor', did you mean zero?, allowed: zero, subtract");
    }

    @Test
    void aFileThatIsNoneIsSaidInOneLine() throws IOException {
        Path file = Files.writeString(temp.resolve("graph.nir"), "not at all a file of HDF5");

        Ran ran = Ran.spikeloom(
                "import", file.toString(), "-o", temp.resolve("run").toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains(file + " is no HDF5 file, or is damaged: ")
                .hasLineCount(1);
        assertThat(temp.resolve("run")).doesNotExist();
    }

    private Path spiking() {
        Path graph = temp.resolve("graph.nir");
        NirFile.write(graph, graph(NirType.IF, Map.of("r", NirTensor.of(1), "v_threshold", NirTensor.of(1))));
        return graph;
    }

    private static NirGraph graph(NirType neurons, Map<String, NirTensor> parameters) {
        return NirGraph.chain(List.of(
                new NirNode("input", NirType.INPUT, Map.of("shape", NirTensor.row(2))),
                new NirNode("weights", NirType.LINEAR, Map.of("weight", new NirTensor(new int[] {2, 2}, new double[] {
                    1, 2, 3, 4
                }))),
                new NirNode("neurons", neurons, parameters),
                new NirNode("output", NirType.OUTPUT, Map.of("shape", NirTensor.row(2)))));
    }

    private static Ran runs(String... arguments) {
        Ran ran = Ran.spikeloom(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }
}
