package dev.spikeloom.physical.netlist;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.spikeloom.io.Progress;
import dev.spikeloom.synth.YosysRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands for sums and comparisons does the same, for all inputs: Yosys proves it. */
@Tag("cosim")
class ArithmeticTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("comparisons.v"), Arithmetic.COMPARISONS);
        Files.writeString(folder.resolve("carries.v"), Arithmetic.CARRIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a < b", "a <= b", "a > b", "a >= b"})
    void signedComparisonsOfNumbersOfOtherWidths(String comparison) throws IOException {
        requireSame("input signed [4:0] a, input signed [6:0] b, output y", comparison);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a < b", "a <= b", "a > b", "a >= b"})
    void comparisonsOfNumbersWithoutSign(String comparison) throws IOException {
        requireSame("input [5:0] a, input [3:0] b, output y", comparison);
    }

    @Test
    void aComparisonOfASignedNumberWithOneThatIsNot() throws IOException {
        requireSame("input signed [4:0] a, input [4:0] b, output y", "a < b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a + b", "a - b"})
    void sums(String sum) throws IOException {
        requireSame("input signed [5:0] a, input signed [5:0] b, output signed [6:0] y", sum);
    }

    private void requireSame(String ports, String expression) throws IOException {
        Files.writeString(
                folder.resolve("top.v"), "module top(" + ports + ");\nassign y = " + expression + ";\nendmodule\n");
        assertThatCode(() -> YosysRun.of(
                        folder,
                        List.of(
                                "read_verilog top.v",
                                "hierarchy -top top",
                                "copy top mapped",
                                "techmap -map comparisons.v mapped",
                                "select -assert-none mapped/t:$lt mapped/t:$le mapped/t:$gt mapped/t:$ge",
                                "alumacc mapped",
                                "techmap -map +/techmap.v -map carries.v mapped",
                                "miter -equiv -flatten top mapped miter",
                                "sat -verify -prove trigger 0 miter"),
                        Progress.NONE))
                .doesNotThrowAnyException();
    }
}
