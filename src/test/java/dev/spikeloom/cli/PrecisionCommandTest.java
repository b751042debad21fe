package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecisionCommandTest {
    @TempDir
    private static Path temp;

    private static Ran ran;
    private static JsonNode sweep;

    @BeforeAll
    static void sweepOnce() throws Exception {
        ran = Ran.spikeloom(
                "precision",
                "digits",
                "--bits",
                "1,8",
                "--fine-tune-epochs",
                "3",
                "--runs",
                "3",
                "--json",
                "-o",
                temp.toString());
        sweep = new JsonMapper().readTree(ran.out());
    }

    @Test
    void itSucceeds() {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Test
    void manyBitsAreAsGoodAsFloatingPoint() {
        assertThat(mean("8", "quantized")).isCloseTo(floating(), within(0.01));
    }

    @Test
    void oneBitIsWorseThanFloatingPoint() {
        assertThat(mean("1", "quantized")).isLessThan(floating() - 0.02);
    }

    @Test
    void fineTuningHelpsFewBits() {
        assertThat(mean("1", "fine_tuned")).isGreaterThan(mean("1", "quantized") + 0.02);
    }

    @Test
    void theFigureShowsBothLinesAndFloatingPointAsALevel() throws Exception {
        assertThat(Files.readString(temp.resolve("precision.svg")))
                .contains(
                        ">without fine-tuning</text>",
                        ">with fine-tuning</text>",
                        ">float</text>",
                        "stroke-dasharray",
                        ">weight precision (bits)</text>");
    }

    @Test
    void theTableHasARowForEachNetwork() throws Exception {
        assertThat(Files.readAllLines(temp.resolve("precision.csv")))
                .extracting(line -> line.replaceFirst("(,[^,]*){5}$", ""))
                .containsExactly("weight_bits,fine_tuned", "float,false", "1,false", "1,true", "8,false", "8,true");
    }

    @Test
    void withoutFineTuningThereIsNoSuchColumn() throws Exception {
        Ran plain = Ran.spikeloom(
                "precision",
                "digits",
                "--bits",
                "8",
                "--fine-tune-epochs",
                "0",
                "--runs",
                "1",
                "-o",
                temp.resolve("plain").toString());

        assertThat(plain.out()).doesNotContain("with fine-tuning");
        assertThat(Files.readString(temp.resolve("plain/precision.svg"))).doesNotContain("with fine-tuning");
    }

    @Test
    void bitsBeyondTheFormatAreRefused() {
        Ran refused = Ran.spikeloom(
                "precision", "digits", "--bits", "17", "-o", temp.resolve("no").toString());

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines()).last().asString().contains("17", "1 to 16");
        assertThat(temp.resolve("no")).doesNotExist();
    }

    private static double floating() {
        return sweep.get("floating").get("mean").asDouble();
    }

    private static double mean(String bits, String column) {
        for (JsonNode row : sweep.get("by_bits")) {
            if (row.get("weight_bits").asText().equals(bits)) {
                return row.get(column).get("mean").asDouble();
            }
        }
        throw new AssertionError("no row for " + bits + " bits");
    }
}
