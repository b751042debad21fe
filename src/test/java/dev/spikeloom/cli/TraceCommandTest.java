package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the network of the zoo, of which a run folder is made first. */
class TraceCommandTest {
    private static final String[] FILES = {"model.vcd", "waves.gtkw", "pipeline.kanata", "timeline.json"};

    @TempDir
    private static Path temp;

    private static Path run;
    private static Ran ran;

    @BeforeAll
    static void traceOnce() {
        run = temp.resolve("run");
        Ran.spikeloom("quantize", "digits", "-o", run.toString());
        ran = Ran.spikeloom("trace", run.toString(), "--time-steps", "3");
    }

    @Test
    void itNamesEachFileAndWhatOpensIt() {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("digits: 64-64-64-10, 1 sample x 3 time steps, ")
                .contains("\n  model.vcd  ", "gtkwave waves.gtkw", "\n  pipeline.kanata  ", "Konata", "Perfetto");
        assertThat(ran.err()).contains("written to " + run.resolve("traces"));
    }

    @Test
    void theFilesAreInTheRunUnlessAnotherFolderIsNamed() {
        assertThat(run.resolve("traces").toFile().list()).containsExactlyInAnyOrder(FILES);
    }

    @Test
    void allFilesTellOfTheSameRun() throws Exception {
        Path folder = run.resolve("traces");
        JsonNode timeline = new JsonMapper()
                .readTree(Files.readString(folder.resolve("timeline.json")))
                .get("traceEvents");
        long vectors = Stream.iterate(0, i -> i + 1)
                .limit(timeline.size())
                .map(timeline::get)
                .filter(event -> event.path("args").has("active_inputs"))
                .count();
        long fires = Files.readString(folder.resolve("pipeline.kanata"))
                .lines()
                .filter(line -> line.endsWith(": fire"))
                .count();

        assertThat(vectors).isEqualTo(3 * 3);
        assertThat(fires).isEqualTo(3 * 3);
        assertThat(folder.resolve("model.vcd")).content().contains("$scope module u_layer_2 $end");
        assertThat(folder.resolve("waves.gtkw")).content().contains("[dumpfile] \"model.vcd\"", "-layer 2: 64 x 10");
    }

    @Test
    void jsonNamesTheFilesAndCounts() throws Exception {
        Ran printed = trace("json", "--samples", "2", "--time-steps", "3", "--json");
        JsonNode json = new JsonMapper().readTree(printed.out());

        assertThat(json.get("samples").asInt()).isEqualTo(2);
        assertThat(json.get("time_steps").asInt()).isEqualTo(3);
        assertThat(json.get("results").asInt()).isEqualTo(2);
        assertThat(json.get("cycles").asLong()).isPositive();
        assertThat(json.get("files")).extracting(JsonNode::asText).containsExactly(FILES);
    }

    @Test
    void whatIsTracedTakesTheCyclesThatSimulationCounts() throws Exception {
        Path simulated = temp.resolve("simulated");
        Ran simulation = Ran.spikeloom("simulate", "digits", "-o", simulated.toString(), "--json");
        Ran traced = trace("all", "--samples", "393", "--json");

        assertThat(new JsonMapper().readTree(traced.out()).get("cycles"))
                .isEqualTo(new JsonMapper().readTree(simulation.out()).get("simulated_cycles"));
    }

    @Test
    void theSameTraceIsTheSameBytes() {
        trace("again", "--time-steps", "3");

        for (String file : FILES) {
            assertThat(temp.resolve("again").resolve(file))
                    .hasSameBinaryContentAs(run.resolve("traces").resolve(file));
        }
    }

    @Test
    void aTraceCanBeCutShort() throws Exception {
        Ran cut = trace("cut", "--cycles", "40");

        assertThat(cut.out()).contains(" 16 time steps, 40 cycles, cut short after 0 results\n");
        assertThat(temp.resolve("cut/model.vcd")).content().contains("\n#79\n").doesNotContain("\n#80\n");
    }

    @Test
    void anArchitectureCanBeTriedWithoutChangingTheRun() throws Exception {
        String before = Files.readString(run.resolve("experiment.yaml"));
        Ran wide = trace("wide", "-s", "architecture.issue_width=4", "-s", "architecture.bank_rows=16");

        assertThat(wide.exitCode()).as(wide.err()).isZero();
        assertThat(temp.resolve("wide/waves.gtkw")).content().contains("u_layer_0.bank_rd_en[3:0]");
        assertThat(run.resolve("experiment.yaml")).hasContent(before);
    }

    @Test
    void aHostThatPausesShowsStalls() {
        Ran paused = trace("paused", "--samples", "9", "-s", "cosimulation.host_pauses=random");

        assertThat(paused.exitCode()).as(paused.err()).isZero();
        assertThat(temp.resolve("paused/pipeline.kanata")).content().contains("\tstl\n");
    }

    @Test
    void aPresetOfTheZooNeedsNoRun() {
        Ran preset =
                Ran.spikeloom("trace", "digits", "-o", temp.resolve("preset").toString(), "--time-steps", "3");

        assertThat(preset.exitCode()).as(preset.err()).isZero();
        assertThat(temp.resolve("preset/timeline.json"))
                .hasSameBinaryContentAs(run.resolve("traces").resolve("timeline.json"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --samples 0                     | --samples is '0', allowed: 1 or more
            --samples 394                   | --samples is '394', allowed: 1 to 393, the test samples of digits
            --time-steps 0                  | --time-steps is '0', allowed: 1 to 1024 (architecture.max_time_steps)
            --time-steps 1025               | --time-steps is '1025', allowed: 1 to 1024 (architecture.max_time_steps)
            --cycles 0                      | --cycles is '0', allowed: 1 or more
            -s quantization.weight_bits=3   | quantization.weight_bits cannot change
            """)
    void whatCannotBeTracedIsOneLine(String arguments, String message) {
        Ran refused = trace("refused", arguments.split(" +"));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines()).singleElement().asString().contains(message);
        assertThat(temp.resolve("refused")).doesNotExist();
    }

    @Test
    void aRunWithoutAQuantizedNetworkIsRefused() throws Exception {
        Path bare = temp.resolve("bare");
        Ran.spikeloom("quantize", "digits", "-o", bare.toString());
        Files.delete(bare.resolve("quantized.npz"));

        assertThat(Ran.spikeloom("trace", bare.toString()).errLines())
                .isEqualTo(List.of("spikeloom: " + bare + " has no quantized network yet; first 'spikeloom quantize "
                        + bare + "'"));
    }

    private static Ran trace(String folder, String... more) {
        String[] start = {"trace", run.toString(), "-o", temp.resolve(folder).toString()};
        return Ran.spikeloom(Stream.of(start, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void aFileThatItDidNotWriteIsNotReplaced() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("mine"));
        Path foreign = Files.writeString(folder.resolve("timeline.json"), "mine");

        Ran refused = Ran.spikeloom("trace", run.toString(), "--time-steps", "1", "-o", folder.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines().get(0)).startsWith("spikeloom: " + foreign + " is there and was not written by");
        assertThat(foreign).hasContent("mine");
        assertThat(folder).isDirectoryNotContaining("glob:**.vcd");
    }

    @Test
    void whatItWroteItselfIsReplaced() {
        String folder = temp.resolve("again").toString();
        Ran.spikeloom("trace", run.toString(), "--time-steps", "1", "-o", folder);

        assertThat(Ran.spikeloom("trace", run.toString(), "--time-steps", "2", "-o", folder)
                        .exitCode())
                .isZero();
    }

    @Test
    void evaluationRefusesAsWell() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("figures"));
        Path foreign = Files.writeString(folder.resolve("accuracy.svg"), "mine");

        Ran refused = Ran.spikeloom("evaluate", run.toString(), "--runs", "1", "-o", folder.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(foreign).hasContent("mine");
    }
}
