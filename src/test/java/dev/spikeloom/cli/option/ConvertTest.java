package dev.spikeloom.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.Ran;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.neuron.NeuronModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run whose network is compared with a converted one, up to 12 time steps. */
class ConvertTest {
    @TempDir
    private static Path temp;

    private static Path folder;
    private static Ran ran;
    private static JsonNode conversion;

    @BeforeAll
    static void convertOnce() throws IOException {
        folder = temp.resolve("run");
        ran = convert(folder, "1");
        conversion = new JsonMapper().readTree(ran.out()).path("conversion");
    }

    @Test
    void theAccuraciesOfAllFourNetworksAreGivenAtPowersOfTwoAndTheLast() {
        JsonNode accuracies = conversion.path("accuracy_by_time_steps");

        assertThat(accuracies.fieldNames()).toIterable().containsExactly("1", "2", "4", "8", "12");
        for (JsonNode accuracy : accuracies) {
            for (String network : List.of("direct_float", "direct", "converted_float", "converted")) {
                assertThat(accuracy.path(network).asDouble()).as(network).isBetween(0.05, 1.0);
            }
        }
    }

    @Test
    void theTimeStepsNeededAreTheFirstAtWhichTheTableReachesTheAccuracy() throws IOException {
        JsonNode neededByTimeSteps = conversion.path("time_steps_needed_by_direct_time_steps");
        List<Double> accuracies = accuracies("converted");
        assertThat(neededByTimeSteps.fieldNames()).toIterable().containsExactly("1", "2", "4", "8", "12");
        for (JsonNode needed : neededByTimeSteps) {
            JsonNode match = needed.path("quantized");
            int first = 1;
            while (first <= 12
                    && accuracies.get(first - 1) < match.path("accuracy").asDouble()) {
                first++;
            }
            assertThat(match.path("converted_time_steps").asInt(13)).isEqualTo(first);
        }
    }

    @Test
    void theTableHasAllFourNetworksAtEveryNumberOfTimeSteps() throws IOException {
        for (String network : List.of("direct float", "direct", "converted float", "converted")) {
            assertThat(accuracies(network)).as(network).hasSize(12);
        }
    }

    @Test
    void theConvertedNetworkIsANetworkFile() {
        assertThat(NetworkFile.read(folder.resolve("converted.npz")).neuronModels())
                .containsOnly(NeuronModel.SNN_CT);
    }

    @Test
    void theSummaryShowsBothTables() {
        assertThat(ran.err())
                .containsPattern(
                        "conversion, 393 test samples, mean of 2 runs +trained +trained, 7-bit +converted +converted, 7-bit")
                .containsPattern("(?m)^ +T = 12( +\\d+\\.\\d\\d %){4}$")
                .containsPattern("(?m)^ +trained, T = 8 +\\d+\\.\\d\\d % +(over 12|\\d+ +\\d\\.\\d) ");
    }

    @Test
    void anotherNumberOfThreadsGivesTheSameBytes() throws IOException {
        Path second = temp.resolve("second");
        convert(second, "2");

        for (String file : List.of("converted.npz", "converted-quantized.npz", "conversion.csv", "result.json")) {
            assertThat(second.resolve(file)).as(file).hasSameBinaryContentAs(folder.resolve(file));
        }
    }

    @Test
    void quantizingAnewRemovesTheComparison() {
        Path third = temp.resolve("third");
        convert(third, "2");
        assertThat(third.resolve("converted.npz")).exists();

        Ran again = Ran.spikeloom("quantize", third.toString(), "-s", "quantization.weight_bits=6", "--json");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).doesNotContain("conversion");
        assertThat(third.resolve("converted.npz")).doesNotExist();
        assertThat(third.resolve("conversion.csv")).doesNotExist();
    }

    @Test
    void aRunThatIsNotQuantizedIsRefused() {
        Path fourth = temp.resolve("fourth");
        train(fourth, "2");

        Ran refused = Ran.spikeloom("convert", fourth.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines())
                .containsExactly("spikeloom: " + fourth + " has no output of quantize yet; first 'spikeloom quantize "
                        + fourth + "'");
    }

    private static Ran convert(Path into, String threads) {
        train(into, threads);
        Ran quantized = Ran.spikeloom("quantize", into.toString(), "--threads", threads);
        assertThat(quantized.exitCode()).as(quantized.err()).isZero();
        Ran converted = Ran.spikeloom("convert", into.toString(), "--threads", threads, "--json");
        assertThat(converted.exitCode()).as(converted.err()).isZero();
        return converted;
    }

    private static void train(Path into, String threads) {
        Ran trained = Ran.spikeloom(
                "train",
                "digits",
                "-o",
                into.toString(),
                "--threads",
                threads,
                "-s",
                "network=64-16-10",
                "-s",
                "training.epochs=10",
                "-s",
                "time_steps=2",
                "-s",
                "conversion.epochs=4",
                "-s",
                "conversion.time_steps=12",
                "-s",
                "conversion.runs=2");
        assertThat(trained.exitCode()).as(trained.err()).isZero();
    }

    /** Of a network, from one time step on. */
    private static List<Double> accuracies(String network) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("conversion.csv"));
        assertThat(lines.get(0)).startsWith("network,time_steps,runs,accuracy_mean,");
        return lines.stream()
                .map(line -> line.split(","))
                .filter(cells -> cells[0].equals(network))
                .map(cells -> Double.valueOf(cells[3]))
                .toList();
    }
}
