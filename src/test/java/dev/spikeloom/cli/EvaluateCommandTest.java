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
class EvaluateCommandTest {
    @TempDir
    private static Path temp;

    private static Path run;
    private static Path output;
    private static Ran ran;
    private static JsonNode evaluation;

    @BeforeAll
    static void evaluateOnce() throws Exception {
        run = temp.resolve("run");
        output = temp.resolve("evaluation");
        Ran.spikeloom("quantize", "digits", "-o", run.toString());
        ran = evaluate(run, output, "--json", "--threads", "1");
        evaluation = new JsonMapper().readTree(ran.out());
    }

    @Test
    void itSucceeds() {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Test
    void bothNetworksAreEvaluatedSideBySide() {
        assertThat(evaluation.get("curves").findValuesAsText("network")).containsExactly("float", "7-bit");
    }

    @Test
    void theFirstRunPresentsWhatTheRunOfTheExperimentDid() throws Exception {
        Path once = temp.resolve("once");
        Ran.spikeloom("evaluate", run.toString(), "-o", once.toString(), "--runs", "1", "--time-steps", "16");
        JsonNode result = new JsonMapper().readTree(Files.readString(run.resolve("result.json")));
        JsonNode curves = new JsonMapper()
                .readTree(Files.readString(once.resolve("accuracy.json")))
                .get("curves");

        assertThat(mean(curves.get(0), "16"))
                .isEqualTo(result.get("test_accuracy_float").asDouble());
        assertThat(mean(curves.get(1), "16"))
                .isEqualTo(result.get("test_accuracy").asDouble());
    }

    @Test
    void theIntervalHoldsTheMeanBetweenTheExtremesOfItsRuns() {
        JsonNode accuracy = evaluation.get("curves").get(0).get("by_time_steps").get("2");

        assertThat(accuracy.get("runs").asInt()).isEqualTo(3);
        assertThat(accuracy.get("half_width95").asDouble()).isPositive();
        assertThat(accuracy.get("mean").asDouble())
                .isBetween(accuracy.get("min").asDouble(), accuracy.get("max").asDouble());
    }

    @Test
    void theTableHasARowForEachNetworkAndNumberOfTimeSteps() throws Exception {
        List<String> lines = Files.readAllLines(output.resolve("accuracy.csv"));

        assertThat(lines.get(0))
                .isEqualTo(
                        "network,head,time_steps,runs,accuracy_mean,accuracy_half_width_95,accuracy_min,accuracy_max");
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.replaceFirst("(,[^,]*){5}$", ""))
                .containsExactly("float,all,1", "float,all,2", "7-bit,all,1", "7-bit,all,2");
    }

    @Test
    void theFigureShowsBothLines() throws Exception {
        assertThat(Files.readString(output.resolve("accuracy.svg")))
                .contains(">float</text>", ">7-bit</text>", ">test accuracy (%)</text>", ">number of time steps</text>")
                .contains(">mean of 3 runs; error bars: 95 % confidence interval of the mean</text>");
    }

    @Test
    void standardOutputIsTheFile() {
        assertThat(output.resolve("accuracy.json")).hasContent(ran.out());
    }

    @Test
    void twoThreadsLeaveTheSameBytes() throws Exception {
        Path again = temp.resolve("again");
        evaluate(run, again, "--threads", "2");

        for (String file : new String[] {"accuracy.csv", "accuracy.svg", "accuracy.json"}) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(output.resolve(file));
        }
    }

    @Test
    void aNetworkFileAnywhereIsEvaluatedOnTheDataSetThatIsNamed() throws Exception {
        Path file = temp.resolve("somewhere.npz");
        Files.copy(run.resolve("quantized.npz"), file);

        Ran alone = evaluate(file, temp.resolve("alone"), "-s", "data.dataset=digits", "--json");

        assertThat(alone.exitCode()).as(alone.err()).isZero();
        assertThat(new JsonMapper().readTree(alone.out()).get("curves").get(0).get("by_time_steps"))
                .isEqualTo(evaluation.get("curves").get(1).get("by_time_steps"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            digits --time-steps 0            | --time-steps is '0', allowed: 1 to 1024
            digits --runs 0                  | --runs is '0', allowed: 1 to 10000
            digits -s training.epochs=3      | the zoo has no network that was trained as digits says
            nowhere.npz                      | cannot read nowhere.npz
            cifar                            | no preset is called 'cifar'
            """)
    void whatCannotBeEvaluatedIsOneLine(String arguments, String message) {
        Ran refused = Ran.spikeloom(("evaluate " + arguments).split(" +"));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines()).singleElement().asString().contains(message);
    }

    @Test
    void aKeyThatDecidedTheNetworksOfARunCannotChange() {
        Ran refused = evaluate(run, temp.resolve("refused"), "-s", "quantization.weight_bits=4");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines())
                .singleElement()
                .asString()
                .contains("quantization.weight_bits cannot change, since it decided the networks in");
    }

    @Test
    void whatWasEvaluatedGoesWhenTheNetworkDoes() {
        Path changing = temp.resolve("changing");
        Ran.spikeloom("quantize", "digits", "-o", changing.toString());
        Ran.spikeloom("evaluate", changing.toString(), "--runs", "1", "--time-steps", "1");
        assertThat(changing.resolve("evaluation/accuracy.csv")).exists();

        Ran.spikeloom("quantize", changing.toString(), "-s", "quantization.weight_bits=4");

        assertThat(changing.resolve("evaluation")).doesNotExist();
    }

    private static Ran evaluate(Path subject, Path into, String... more) {
        String[] start = {"evaluate", subject.toString(), "-o", into.toString(), "--runs", "3", "--time-steps", "1,2"};
        return Ran.spikeloom(Stream.of(start, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static double mean(JsonNode curve, String timeSteps) {
        return curve.get("by_time_steps").get(timeSteps).get("mean").asDouble();
    }
}
