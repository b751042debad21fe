package dev.spikeloom.regress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.Ran;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of a design turns just those entries of a regression red that it is to be seen in. */
@Large
@Tag("cosim")
class PlantedChangesTest {
    private static final List<String> IN_THE_VERILOG = List.of("run/cosim", "run/bench");

    @TempDir
    private static Path shared;

    private static Path pristine;
    private static Path run;
    private static Path network;
    private static Path suite;

    @TempDir
    private Path temp;

    /** A run whose Verilog can be edited, a network file, and what both are known to do. */
    @BeforeAll
    static void acceptAll() throws IOException {
        pristine = shared.resolve("pristine");
        run = shared.resolve("run");
        network = shared.resolve("network.npz");
        passes("generate", "digits", "-o", pristine.toString());
        copy(pristine, run);
        Files.copy(pristine.resolve("quantized.npz"), network);
        suite = Files.writeString(shared.resolve("suite.yaml"), """
                baseline: baseline.json
                checks:
                  all:
                    lint: {}
                    reference: {samples: 1}
                    event: {samples: 2, pauses: random}
                    cosim: {samples: 10}
                    bench: {}
                    figures: {samples: 20}
                designs:
                  - {run: '%s', checks: all}
                  - {network: '%s', checks: all}
                """.formatted(run, network));
        passes(
                "regress",
                suite.toString(),
                "--update-baseline",
                "-o",
                shared.resolve("known").toString());
    }

    @BeforeEach
    void undo() throws IOException {
        copy(pristine.resolve("rtl"), run.resolve("rtl"));
        Files.copy(pristine.resolve("quantized.npz"), network, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void withoutAChangeNothingIsRed() throws IOException {
        assertThat(failures()).isEmpty();
    }

    @Test
    void oneMoreCycleInASchedulerIsSeenByAllThatHoldTheVerilogToCycles() throws IOException {
        edit("spike_scheduler.v", "~stall_i & (~busy_q | ~many)", "~stall_i & ~busy_q");

        assertThat(located(failures())).containsExactlyElementsOf(IN_THE_VERILOG);
    }

    @Test
    void oneBitOfAnAccumulatorIsSeenByAllThatHoldTheVerilogToPotentials() throws IOException {
        edit("neuron_array_dc.v", "(acc_first_i ? Zero : v_q[n])", "(acc_first_i ? Zero : v_q[n] & ~(Zero + 2'd2))");

        assertThat(located(failures())).containsExactlyElementsOf(IN_THE_VERILOG);
    }

    @Test
    void oneDigitOfAHexFileIsSeenByAllThatReadIt() throws IOException {
        edit("layer1_bank0.hex", "^.", "7");

        assertThat(located(failures())).containsExactlyElementsOf(IN_THE_VERILOG);
    }

    @Test
    void oneWeightOfANetworkIsSeenInItsFiguresAlone() throws IOException {
        QuantizedNetwork known = QuantizedNetworkFile.read(network);
        List<QuantizedLayer> layers = new ArrayList<>(known.layers());
        QuantizedDenseLayer first = (QuantizedDenseLayer) layers.get(0);
        short[] row = first.weights()[36];
        row[0] = (short) -row[0];
        layers.set(
                0,
                new QuantizedDenseLayer(
                        first.neuronModel(),
                        first.weightFormat(),
                        first.weights(),
                        first.biases(),
                        first.thresholds(),
                        first.scales()));
        QuantizedNetworkFile.write(network, new QuantizedNetwork(layers, known.heads()));

        List<JsonNode> failures = failures();
        assertThat(ids(failures)).containsExactly("network/figures");
        assertThat(failures.get(0).get("reason").asText())
                .containsPattern("[\\d.]+ before, [\\d.]+ now, (better|worse)");
    }

    @Test
    void aWireThatNobodyDrivesIsSeenByLintAlone() throws IOException {
        edit("argmax.v", "\nendmodule", "\n  wire stray;\n\nendmodule");

        assertThat(ids(failures())).containsExactly("run/lint");
    }

    @Test
    void theCommandOfAFailureRepeatsIt() throws IOException {
        edit("layer1_bank0.hex", "^.", "7");
        JsonNode failure = failures().get(0);
        List<String> command = List.of(failure.get("command").asText().split(" "));

        Ran again = Ran.spikeloom(command.subList(1, command.size()).toArray(String[]::new));

        assertThat(again.exitCode()).as(again.err()).isEqualTo(1);
        assertThat(again.err())
                .contains("failed: " + failure.get("design").asText() + "/"
                        + failure.get("check").asText());
    }

    private static void edit(String file, String pattern, String replacement) throws IOException {
        Path path = run.resolve("rtl").resolve(file);
        String text = Files.readString(path);
        String regex = pattern.startsWith("^") ? pattern : java.util.regex.Pattern.quote(pattern);
        String edited = text.replaceFirst(regex, java.util.regex.Matcher.quoteReplacement(replacement));
        assertThat(edited).as(file).isNotEqualTo(text);
        Files.writeString(path, edited);
    }

    private List<JsonNode> failures() throws IOException {
        Path output = temp.resolve("regression");
        Ran ran = Ran.spikeloom("regress", suite.toString(), "-o", output.toString());
        assertThat(ran.exitCode()).as(ran.err()).isLessThan(2);
        JsonNode results =
                new JsonMapper().readTree(output.resolve("results.json").toFile());
        return StreamSupport.stream(results.get("items").spliterator(), false)
                .filter(item -> item.get("outcome").asText().equals("failed"))
                .toList();
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream()
                .map(item ->
                        item.get("design").asText() + "/" + item.get("check").asText())
                .toList();
    }

    /** Those that have a cycle, a signal and a command. */
    private static List<String> located(List<JsonNode> items) {
        return ids(items.stream()
                .filter(item -> item.path("cycle").isIntegralNumber())
                .filter(item ->
                        item.path("signal").isTextual() && item.path("command").isTextual())
                .toList());
    }

    private static void passes(String... arguments) {
        Ran ran = Ran.spikeloom(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
