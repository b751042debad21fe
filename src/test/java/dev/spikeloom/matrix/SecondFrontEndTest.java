package dev.spikeloom.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.SecondFrontEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second, independent front end reads what the generator emits for the designs of the matrix, RTL and bench. */
@Tag("cosim")
class SecondFrontEndTest {
    /** Of these, {@code -Dlarge=true} reads each. */
    private static final int STEP = Boolean.getBoolean("large") ? 1 : 100;

    private static final Path REFERENCE = Path.of("rtl-out", "reference");

    @TempDir
    private Path folder;

    @Test
    void itReadsRtlAndBenchOfTheMatrix() throws IOException {
        DesignMatrix matrix = DesignMatrix.of(1, DesignMatrix.DEFAULT_DESIGNS);
        Map<Path, String> tops = new TreeMap<>();
        for (int index = 0; index < matrix.designs(); index += STEP) {
            Design design = matrix.design(index).designs().get(MatrixWeights.RANDOM);
            Path rtl = folder.resolve(String.valueOf(index));
            Verilog.generate(design).writeTo(rtl);
            VerilogBench.files(BenchScenario.of(design))
                    .forEach((name, text) -> AtomicFiles.writeString(rtl.resolve(name), text));
            tops.put(rtl, Verilog.topModule(design));
        }

        assertThat(tops).hasSizeGreaterThanOrEqualTo(DesignMatrix.DEFAULT_DESIGNS / STEP);
        assertThat(SecondFrontEnd.read(tops)).isEmpty();
    }

    @Test
    void itRefusesASignalThatIsNotDeclared() throws IOException {
        assertThat(changed("argmax.v", "endmodule", "  assign class_o = nobody;\nendmodule"))
                .contains("nobody");
    }

    @Test
    void itRefusesABenchWhoseGrammarIsWrong() throws IOException {
        assertThat(changed("snn_tb.v", "endmodule", "  initial begin\nendmodule"))
                .contains("syntax error");
    }

    @Test
    void whereItIsMissingThatIsSaidInALine() {
        assertThatThrownBy(() -> SecondFrontEnd.bundle(folder))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("run 'make setup'")
                .message()
                .hasLineCount(1);
    }

    /** What it says of the reference design with a change. */
    private String changed(String file, String from, String to) throws IOException {
        RtlFiles reference = RtlFiles.read(REFERENCE);
        reference.writeTo(folder);
        String good = reference.contents().get(file);
        assertThat(good).contains(from);
        AtomicFiles.writeString(folder.resolve(file), good.replaceFirst("(?m)^" + from, to));
        return String.join("\n", SecondFrontEnd.read(Map.of(folder, "snn_axi")));
    }
}
