package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One leaky neuron, whose stimulus and exact solution are known. */
class RespondCommandTest {
    private static final String FOLDER = "src/test/resources/nir-01_lif/";
    private static final String GRAPH = FOLDER + "lif_norse.nir";
    private static final String EXACT = FOLDER + "lif_exact.csv";

    /** With it the leak is a power of two. */
    private static final String TIME_STEP = "2.44140625e-6";

    @TempDir
    private Path temp;

    private Path file;

    @BeforeEach
    void name() {
        file = temp.resolve("response.csv");
    }

    @Test
    void aResponseHasTheColumnsOfARecording() throws IOException {
        runs(GRAPH, EXACT, "--dt", TIME_STEP, "-o", file.toString());

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1001).startsWith("input,v,spike", "0,0.0,0");
        // Of the 60th row, the first with a current: 1 - exp(-0.04).
        assertThat(lines.get(61)).matches("1,0\\.039\\d+,0");
        assertThat(lines.stream().filter(line -> line.endsWith(",1"))).hasSize(4);
    }

    @Test
    void standardOutputGetsTheSameForAScript() throws IOException {
        Ran ran = runs(GRAPH, EXACT, "--dt", TIME_STEP, "-o", file.toString(), "--csv");

        assertThat(ran.out()).isEqualTo(Files.readString(file));
        assertThat(ran.err()).contains("time steps of", "written to " + file);
    }

    @Test
    void aResponseIsARecording() throws IOException {
        runs(GRAPH, EXACT, "--dt", TIME_STEP, "-o", file.toString());

        JsonNode response = new JsonMapper()
                .readTree(runs(GRAPH, EXACT, "--dt", TIME_STEP, "--exact", file.toString(), "--json")
                        .out())
                .at("/comparison/response");

        assertThat(response.get("spikes").asInt()).isEqualTo(4);
        assertThat(response.get("time_error").asDouble()).isZero();
        assertThat(response.get("potential_error").asDouble()).isLessThan(1e-8);
        assertThat(response.get("factor").asDouble()).isEqualTo(1);
    }

    @Test
    void recordingsStandBesideItWithTheirMedian() throws IOException {
        Ran ran = runs(Stream.concat(
                        Stream.of(GRAPH, EXACT, "--dt", TIME_STEP, "--exact", EXACT, "--beside"), recordings().stream())
                .toArray(String[]::new));

        assertThat(ran.out())
                .containsPattern("\\n +spikes +missed +extra +time error \\(s\\) +v error +factor +at \\(s\\)\\n")
                .containsPattern("\\n  lif_norse +4 +0 +0 +0 +0\\.00093 +1 +0\\.046 0\\.051 0\\.071 0\\.076\\n")
                .containsPattern("\\n  spikeloom +4 +0 +0 +0 +0\\.000177 +1 +0\\.046 0\\.051 0\\.071 0\\.076\\n")
                .containsPattern("\\n  median of 10 +4 +0 +0 +0\\.0001 +0\\.00711\\n")
                .doesNotContain("lif_exact");
    }

    @Test
    void anImportedFolderAnswersAsTheGraphDoes() {
        runs("import", GRAPH, "-o", temp.resolve("imported").toString(), "--dt", TIME_STEP);

        Ran ran = runs(temp.resolve("imported").toString(), EXACT, "--dt", TIME_STEP, "--csv");

        assertThat(ran.out())
                .isEqualTo(runs(GRAPH, EXACT, "--dt", TIME_STEP, "--csv").out());
    }

    @Test
    void layersOfManyNeuronsHaveAColumnOfEach() throws IOException {
        Path stimulus = Files.writeString(temp.resolve("stimulus.csv"), ("1" + ",0.5".repeat(63) + "\n").repeat(8));

        Ran ran = runs("digits", stimulus.toString(), "--stimulus-dt", "1", "--layer", "0", "--csv");

        assertThat(ran.out().lines().findFirst())
                .hasValueSatisfying(header -> assertThat(header)
                        .startsWith("input_0,input_1,")
                        .contains(",input_63,v_0,spike_0,v_1,spike_1,")
                        .endsWith(",v_63,spike_63"));
        assertThat(ran.out()).hasLineCount(9);
    }

    @Test
    void neuronsAreATableAndJson() throws IOException {
        Ran ran = runs(GRAPH, EXACT, "--dt", TIME_STEP, "--json");

        assertThat(ran.err())
                .contains("layer 0, 1 neuron: 1,000 rows of 0.0001 s, time steps of 0.00000244140625 s")
                .containsPattern(
                        "\\n  neuron +spikes +least v +greatest v +at \\(s\\)\\n  0 +4 +0 +0\\.0992 +0\\.046 0\\.051");
        JsonNode neuron = new JsonMapper().readTree(ran.out()).at("/neurons/0");
        assertThat(neuron.get("spikes").asInt()).isEqualTo(4);
        assertThat(neuron.at("/spike_times/3").asDouble()).isEqualTo(0.076);
    }

    @Test
    void recordingsWithoutAnExactSolutionAreRefused() {
        refuses("Missing required argument(s): --exact=FILE", GRAPH, EXACT, "--beside", EXACT);
    }

    @Test
    void aRecordingOfOtherColumnsIsRefused() throws IOException {
        Path other = Files.writeString(temp.resolve("other.csv"), "0,0\n".repeat(1000));

        refuses(
                other + ":1: has 2 values, expected 3, those of the inputs, and a potential and a spike of each neuron",
                GRAPH,
                EXACT,
                "--exact",
                other.toString());
    }

    @Test
    void aRecordingOfOtherLengthIsRefused() throws IOException {
        Path other = Files.writeString(temp.resolve("other.csv"), "0,0,0\n");

        refuses(
                other + " has 1 rows of numbers, expected 1000, those of the stimulus",
                GRAPH,
                EXACT,
                "--exact",
                other.toString());
    }

    @Test
    void whatIsNoFileIsNotReplaced() {
        refuses(temp + " is no file that can be replaced; --csv prints the same", GRAPH, EXACT, "-o", temp.toString());
    }

    @Test
    void aTimeOfARowThatThereIsNotIsRefused() {
        refuses("--stimulus-dt is '0.0', allowed: seconds, above 0", GRAPH, EXACT, "--stimulus-dt", "0");
    }

    @Test
    void aResetGoesWithAGraph() {
        refuses("--reset goes with a graph (.nir); digits has its neurons already", "digits", EXACT, "--reset", "zero");
    }

    @Test
    void aGraphThatIsRejectedIsSaidInOneLine() {
        // A time step as long as this is longer than the time constant.
        refuses(
                GRAPH + " has nodes that the machine cannot do, 1 of 4; 'spikeloom import' says which and why",
                GRAPH,
                EXACT,
                "--dt",
                "1");
    }

    private static void refuses(String message, String... arguments) {
        Ran ran = respond(arguments);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains(message).hasLineCount(1);
        assertThat(ran.out()).isEmpty();
    }

    private static List<String> recordings() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private static Ran runs(String... arguments) {
        Ran ran = respond(arguments);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    private static Ran respond(String... arguments) {
        boolean other = arguments[0].equals("import");
        return Ran.spikeloom(Stream.concat(other ? Stream.empty() : Stream.of("respond"), Stream.of(arguments))
                .toArray(String[]::new));
    }
}
