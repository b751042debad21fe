package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder is of one command at a time. */
class FolderUseTest {
    private static final int PAUSE_MILLIS = 100;

    @TempDir
    private static Path quantized;

    @TempDir
    private Path temp;

    @BeforeAll
    static void quantize() {
        Ran ran = Ran.spikeloom(
                "quantize", "digits", "-o", quantized.resolve("two").toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Sampled(every = 5)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run digits -o RUN",
                "train digits -o RUN",
                "quantize RUN",
                "simulate RUN",
                "generate RUN",
                "cosim RUN",
                "synth RUN",
                "convert RUN",
                "prove RUN",
                "prove RUN -o OTHER",
                "evaluate RUN",
                "evaluate RUN -o OTHER",
                "evaluate RUN/quantized.npz",
                "precision RUN",
                "trace RUN",
                "trace RUN -o OTHER",
                "trace digits -o RUN/mine",
                "zoo add RUN --commit 0123456 --zoo OTHER",
                "activity digits -o RUN",
                "cross-validate -o RUN",
                "sweep mnist-architectures -o RUN",
                "mutate --module argmax -o RUN",
                "data simulate n-mnist -o RUN"
            })
    void whatAnotherCommandHasIsRefused(String command) throws IOException {
        Path run = quantized.resolve("two");
        Files.createDirectory(temp.resolve("other"));
        List<String> before = names(run);

        try (FolderLock held = FolderLock.toWrite(run, "spikeloom simulate two")) {
            Ran ran = Ran.spikeloom(arguments(command, run).toArray(String[]::new));

            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("spikeloom: ")
                    .contains("two is in use by 'spikeloom simulate two' (process ")
                    .contains("; wait for it to end");
        }
        assertThat(names(run)).isEqualTo(before);
    }

    @Test
    void aFolderThatARefusedBeginningMadeIsRemoved() {
        spikeloom("run digits -o RUN -s data.dataset=mnist --cache OTHER");

        assertThat(temp).isEmptyDirectory();
    }

    @Sampled(every = 3)
    @ParameterizedTest
    @CsvSource({
        "simulate RUN -s architecture.read_latency=2, generate RUN",
        "generate RUN, simulate RUN -s architecture.read_latency=2",
        "simulate RUN -s architecture.read_latency=2, simulate RUN -s architecture.read_latency=1",
        "quantize RUN, generate RUN -s architecture.read_latency=2",
        "train digits -o RUN -s training.epochs=2, simulate RUN",
        "train digits -o RUN -s training.epochs=2, train digits -o RUN -s training.epochs=1"
    })
    void twoCommandsInOneFolderLeaveWhatOneAfterTheOtherWouldHave(String first, String second) throws Exception {
        assertThat(spikeloom("generate digits -o RUN").exitCode()).isZero();
        List<Process> both = new ArrayList<>();
        both.add(start(first));
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        both.add(start(second));
        int ended = 0;
        for (Process process : both) {
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            if (process.exitValue() == 0) {
                ended++;
            } else {
                assertThat(process.exitValue()).as(err).isEqualTo(2);
                assertThat(err).containsAnyOf("two is in use by 'spikeloom ", "two has no output of quantize yet");
            }
        }
        assertThat(ended).isPositive();
        requireOneState(temp.resolve("two"));
    }

    /** The Verilog and the results are of the architecture that the experiment says. */
    private static void requireOneState(Path run) throws IOException {
        assertThat(names(run)).doesNotContain(FolderLock.FILE).noneMatch(name -> name.startsWith("."));
        JsonNode result = new JsonMapper().readTree(run.resolve("result.json").toFile());
        assertThat(Files.exists(run.resolve("rtl"))).isEqualTo(result.has("rtl"));
        String latency = Files.readAllLines(run.resolve("experiment.yaml")).stream()
                .filter(line -> line.startsWith("  read_latency: "))
                .findFirst()
                .orElseThrow();
        if (result.has("rtl")) {
            JsonNode stamp =
                    new JsonMapper().readTree(run.resolve("rtl/generated.json").toFile());
            assertThat("  read_latency: "
                            + stamp.get("architecture").get("read_latency").asText())
                    .isEqualTo(latency);
        }
        if (result.has("latency_cycles_mean")) {
            boolean slow = latency.endsWith("2");
            assertThat(result.get("latency_cycles_mean").asDouble() > 364).isEqualTo(slow);
        }
    }

    private Process start(String command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Spikeloom.class.getName()));
        line.addAll(arguments(command));
        return new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Ran spikeloom(String command) {
        return Ran.spikeloom(arguments(command).toArray(String[]::new));
    }

    private List<String> arguments(String command) {
        return arguments(command, temp.resolve("two"));
    }

    private List<String> arguments(String command, Path run) {
        return List.of(command.replace("RUN", run.toString())
                .replace("OTHER", temp.resolve("other").toString())
                .split(" "));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
