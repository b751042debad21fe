package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.cli.option.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
    @TempDir
    private Path temp;

    @Test
    void bothEnginesGiveTheSameResult() throws Exception {
        JsonNode event =
                new JsonMapper().readTree(simulate("event", "--engine", "event").out());
        JsonNode clocked = new JsonMapper()
                .readTree(simulate("clocked", "--engine", "clocked").out());

        assertThat(event).isEqualTo(clocked);
        assertThat(event.get("simulated_cycles").asLong()).isPositive();
    }

    @Test
    void verifyRunsSamplesOnBothEnginesAndSaysSo() throws Exception {
        Ran ran = simulate("run", "--verify", "20");

        JsonNode verification = new JsonMapper().readTree(ran.out()).get("verification");
        assertThat(verification.get("samples").asInt()).isEqualTo(20);
        assertThat(verification.get("compared_values").asLong()).isGreaterThan(20 * 16 * (64 + 64 + 10));
        assertThat(ran.err())
                .contains("20 samples on the clocked model as well: 0 differences in ")
                .endsWith("written to " + temp.resolve("run") + System.lineSeparator());
    }

    /** As if the two models of the network disagreed: the accuracy that the simulator has to reach is another. */
    @Test
    void aCheckThatFailsIsALineAndExitCodeOne() throws Exception {
        simulate("run");
        Path results = temp.resolve("run/result.json");
        ObjectNode json = (ObjectNode) new JsonMapper().readTree(Files.readString(results));
        ObjectNode accuracies = (ObjectNode) json.get("test_accuracy_by_time_steps");
        long right = Math.round(accuracies.get("4").asDouble() * 393);
        accuracies.put("4", (right - 1) / 393.0);
        Files.writeString(results, json.toString());

        Ran ran = Ran.spikeloom("simulate", temp.resolve("run").toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILED_CHECK);
        assertThat(ran.errLines())
                .last()
                .isEqualTo("spikeloom: after 4 time steps the simulator classifies " + right
                        + " of 393 test images rightly, but the quantized network " + (right - 1));
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --verify | 100000 | --verify is '100000', allowed: 0 to 393, the test samples
            --verify | -1     | --verify is '-1', allowed: 0 or more
            --engine | fast   | Invalid value for option '--engine': expected one of
            """)
    void refusesWhatItCannotDo(String option, String value, String message) {
        Ran ran = simulateOnly("refused", option, value);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
        assertThat(ran.out()).isEmpty();
    }

    private Ran simulate(String folder, String... options) {
        Ran ran = simulateOnly(folder, options);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    private Ran simulateOnly(String folder, String... options) {
        String[] arguments = new String[options.length + 5];
        System.arraycopy(
                new String[] {"simulate", "digits", "-o", temp.resolve(folder).toString(), "--json"},
                0,
                arguments,
                0,
                5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        return Ran.spikeloom(arguments);
    }
}
