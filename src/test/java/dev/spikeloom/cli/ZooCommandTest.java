package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooCommandTest {
    @TempDir
    private Path temp;

    @Test
    void everyEntryIsListedWithWhereItComesFrom() throws Exception {
        JsonNode entries =
                new JsonMapper().readTree(Ran.spikeloom("zoo", "--json").out());

        assertThat(entries).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.get("command").asText()).isEqualTo("spikeloom run " + text(entry, "preset") + " --train");
            assertThat(text(entry, "source_commit")).matches("[0-9a-f]{40}");
            assertThat(text(entry, "jdk")).isNotEmpty();
            assertThat(entry.get("sha256").get("quantized.npz").asText()).matches("[0-9a-f]{64}");
            assertThat(Ran.spikeloom("zoo").out()).contains(text(entry, "preset"));
        });
    }

    @Test
    void verifyingNamesEveryEntry() {
        Ran ran = Ran.spikeloom("zoo", "verify");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("digits: as it was added");
    }

    @Test
    void aPresetOfTheZooIsGeneratedWithoutTraining() throws Exception {
        Path folder = temp.resolve("rtl-only");

        Ran ran = Ran.spikeloom("generate", "digits", "-o", folder.toString());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("network from the zoo (digits)");
        assertThat(folder.resolve("rtl/snn_accelerator.v")).isNotEmptyFile();
        assertThat(result(folder).get("zoo_entry").asText()).isEqualTo("digits");
        assertThat(folder.resolve("checkpoint.bin")).doesNotExist();
    }

    @Test
    void aNetworkOfTheZooIsAsAccurateAsTheEntrySays() throws Exception {
        Path folder = temp.resolve("quantized");
        Ran.spikeloom("quantize", "digits", "-o", folder.toString());
        JsonNode entry =
                new JsonMapper().readTree(Ran.spikeloom("zoo", "--json").out()).get(0);

        assertThat(text(entry, "preset")).isEqualTo("digits");
        assertThat(result(folder).get("test_accuracy"))
                .isEqualTo(entry.get("test_accuracy_by_time_steps").get("16"));
        assertThat(result(folder).get("test_accuracy_float"))
                .isEqualTo(entry.get("test_accuracy_float_by_time_steps").get("16"));
    }

    @Test
    void theFloatNetworkOfTheZooIsQuantizedAnewForOtherBits() throws Exception {
        Path folder = temp.resolve("narrow");

        Ran ran = Ran.spikeloom("quantize", "digits", "-o", folder.toString(), "-s", "quantization.weight_bits=3");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(result(folder).get("weight_bits").asInt()).isEqualTo(3);
        assertThat(result(folder)
                        .get("quantization")
                        .get(0)
                        .get("clipped_weights")
                        .asInt())
                .isPositive();
    }

    @Test
    void aStageAfterTrainingDoesNotTrainWhatTheZooDoesNotHave() {
        Path folder = temp.resolve("none");

        Ran ran = Ran.spikeloom("generate", "digits", "-o", folder.toString(), "-s", "training.epochs=3");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines())
                .singleElement()
                .asString()
                .contains("the zoo's digits has training.epochs 120, not 3", "spikeloom train digits");
        assertThat(folder).doesNotExist();
    }

    @Test
    void anExperimentFileThatTrainsAsAPresetDoesTakesItsNetwork() throws Exception {
        Path file = temp.resolve("mine.yaml");
        Files.writeString(file, Ran.spikeloom("presets", "digits").out().replace("bank_rows: 64", "bank_rows: 32"));

        Ran ran = Ran.spikeloom("evaluate", file.toString(), "--runs", "1", "--time-steps", "1", "-o", temp.toString());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Test
    void aRunWhoseNetworkCameFromTheZooIsNotAdded() {
        Path folder = temp.resolve("from-zoo");
        Ran.spikeloom("quantize", "digits", "-o", folder.toString());

        Ran ran = Ran.spikeloom("zoo", "add", folder.toString(), "--commit", "0123456", "--zoo", temp.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).singleElement().asString().contains("has a network that came from the zoo");
    }

    private static JsonNode result(Path folder) throws Exception {
        return new JsonMapper().readTree(Files.readString(folder.resolve("result.json")));
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).asText();
    }
}
