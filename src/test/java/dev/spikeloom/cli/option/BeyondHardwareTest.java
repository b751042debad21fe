package dev.spikeloom.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that can be trained and quantized, but that the accelerator does not do yet. */
class BeyondHardwareTest {
    @TempDir
    private Path temp;

    @Test
    void aRunDoesWhatCanBeDoneAndSaysWhatIsLeftOut() throws Exception {
        Ran ran = run("network=8x8-4c8-10o");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        JsonNode result = new JsonMapper().readTree(Files.readString(temp.resolve("result.json")));
        assertThat(result.get("test_accuracy").asDouble()).isBetween(0.05, 1.0);
        assertThat(result.get("not_applicable").get("stages"))
                .extracting(JsonNode::asText)
                .containsExactly("simulate", "generate", "cosim");
        assertThat(ran.out()).contains("left out: simulate, generate, cosim (the accelerator does not do layer 0, 4c8");
        assertThat(temp.resolve("quantized.npz")).isNotEmptyFile();
        assertThat(temp.resolve("rtl")).doesNotExist();
    }

    @Test
    void aStageOfHardwareIsRefused() {
        run("network=8x8-4c8-10o");

        Ran refused = Ran.spikeloom("generate", temp.toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines())
                .singleElement()
                .asString()
                .contains("layer 0, 4c8, which the hardware cannot do");
    }

    private Ran run(String override) {
        return Ran.spikeloom(
                "run",
                "digits",
                "-o",
                temp.toString(),
                "-s",
                "training.epochs=2",
                "-s",
                "time_steps=2",
                "-s",
                "training.time_steps=2",
                "-s",
                override);
    }
}
