package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.dataset.MnistCache;
import dev.spikeloom.dataset.RecordingWriter;
import dev.spikeloom.io.Progress;
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

class CrossValidateCommandTest {
    private static final int RECORDINGS = 5;

    @TempDir
    private static Path temp;

    private static Ran ran;
    private static JsonNode result;

    @BeforeAll
    static void crossValidateOnce() throws Exception {
        Path cache = MnistCache.create(temp.resolve("cache"));
        RecordingWriter.write(cache, temp.resolve("recordings"), 3, 1, 2, Progress.NONE);
        Ran fetched = Ran.spikeloom(
                "data",
                "fetch",
                "n-mnist",
                "--from",
                temp.resolve("recordings").toString(),
                "--cache",
                cache.toString());
        assertThat(fetched.exitCode()).as(fetched.err()).isZero();
        ran = crossValidate("--folds", "2", "--epochs", "1", "--json");
        result = new JsonMapper().readTree(ran.out());
    }

    private static Ran crossValidate(String... options) {
        return Ran.spikeloom(Stream.concat(
                        Stream.of(
                                "cross-validate",
                                "-s",
                                "network=1156-12-10+2",
                                "-s",
                                "training.epochs=1",
                                "--cache",
                                temp.resolve("cache").toString(),
                                "-o",
                                temp.resolve("result").toString()),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }

    @Test
    void everyRecordingIsTestedOnceForwardsAndOnceBackwards() {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(result.get("samples").asInt()).isEqualTo(2 * RECORDINGS);
        assertThat(result.get("folds").asInt()).isEqualTo(2);
    }

    @Test
    void thePretrainingLeavesOutTheImagesOfRealRecordings() {
        assertThat(result.get("pretraining_samples").asInt()).isEqualTo(2 * (4 - 3));
    }

    /**
     * A network that takes every recording for the same motion is right in half of them. The digit of the third recording is in
     * no other: it is tested forwards and backwards by a network that has never seen it.
     */
    @Test
    void bothHeadsDoBetterThanChanceAndNoneKnowsADigitThatItHasNotSeen() {
        for (String network : List.of("float_by_head", "quantized_by_head")) {
            JsonNode heads = lastTimeStep().get(network);

            assertThat(heads).hasSize(2);
            assertThat(heads.get(0).asDouble()).as("digit, %s", network).isBetween(0.15, 0.8);
            assertThat(heads.get(1).asDouble()).as("motion, %s", network).isBetween(0.5, 1.0);
        }
    }

    @Test
    void accuraciesAreSharesOfTheTestedSamplesUpToTheLastTimeStep() {
        assertThat(lastTimeStep().get("time_steps").asInt()).isEqualTo(16);
        for (String network : List.of("float_by_head", "quantized_by_head")) {
            for (JsonNode accuracy : lastTimeStep().get(network)) {
                double right = accuracy.asDouble() * 2 * RECORDINGS;
                assertThat(right).isEqualTo(Math.rint(right));
            }
        }
    }

    private static JsonNode lastTimeStep() {
        JsonNode rows = result.get("by_time_steps");
        return rows.get(rows.size() - 1);
    }

    @Test
    void theTableNamesBothHeadsAndTheFileHasARowForEachFigure() throws Exception {
        assertThat(ran.err()).contains("digit, float").contains("motion, float");
        assertThat(Files.readAllLines(temp.resolve("result/cross-validation.csv")))
                .hasSize(1 + 4 * result.get("by_time_steps").size())
                .startsWith("time_steps,network,head,accuracy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--folds|1|--folds is '1', allowed: 2 to 1000",
                "--epochs|0|--epochs is '0', allowed: 1 and above",
                "--learning-rate|0|--learning-rate is '0.0', allowed: above 0 to 1"
            })
    void whatIsOutOfRangeIsRefusedBeforeAnythingIsTrained(String option, String value, String message) {
        Ran refused = crossValidate(option, value);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("spikeloom: " + message + "\n");
    }
}
