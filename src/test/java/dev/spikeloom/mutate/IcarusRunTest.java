package dev.spikeloom.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.io.AtomicFiles;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cosim")
class IcarusRunTest {
    @TempDir
    Path folder;

    @Test
    void aLoopWithoutDelayIsAFailure() {
        assertThat(run("initial while (1) ;", Duration.ofSeconds(3)))
                .isEqualTo(BenchVerdict.failed("the simulation does not end"));
    }

    @Test
    void theBenchsOwnWordsAreTheDifference() {
        assertThat(run("initial begin $display(\"FAIL: cycle 3\"); $finish; end", Duration.ofMinutes(1)))
                .isEqualTo(BenchVerdict.failed("cycle 3"));
    }

    @Test
    void aSimulationWithoutAVerdictIsAFailure() {
        assertThat(run("initial $finish;", Duration.ofMinutes(1)).kind()).isEqualTo(BenchVerdict.Kind.FAILED);
    }

    @Test
    void whatDoesNotCompileIsRefused() {
        assertThat(run("initial nonsense", Duration.ofMinutes(1)).kind()).isEqualTo(BenchVerdict.Kind.REFUSED);
    }

    @Test
    void aBenchThatPassesPasses() {
        assertThat(run("initial $display(\"PASS: all\");", Duration.ofMinutes(1)))
                .isEqualTo(BenchVerdict.passed());
    }

    private BenchVerdict run(String item, Duration limit) {
        AtomicFiles.writeString(folder.resolve("files.f"), "");
        AtomicFiles.writeString(folder.resolve("snn_tb.v"), "module snn_tb;\n" + item + "\nendmodule\n");
        return new IcarusRun(limit).run(folder);
    }
}
