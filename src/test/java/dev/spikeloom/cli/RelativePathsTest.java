package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.JavaProcess;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All paths are relative to the folder that the program is started in, while tools run in others. */
@Large
class RelativePathsTest {
    @TempDir
    private static Path temp;

    @BeforeAll
    static void generate() throws Exception {
        String experiment = "digits -s network=64-8-10 -s training.epochs=1 -s cosimulation.samples=5 -o run";
        assertThat(spikeloom("", ("train " + experiment).split(" ")).exitCode()).isZero();
        assertThat(spikeloom("", "quantize", "run").exitCode()).isZero();
        assertThat(spikeloom("", "generate", "run").exitCode()).isZero();
        Files.copy(Path.of("src", "test", "resources", "cells.lib"), temp.resolve("cells.lib"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cosim run --cache=relc --traces=20",
                "synth run --cache=relc --liberty cells.lib",
                "prove run --cache=relc",
                "trace run --cache=relc -o look",
                "fuzz --number 3 --rungs icarus --cache=relc -o kept"
            })
    void aRelativePathServesAsWellAsAnAbsoluteOne(String command) throws Exception {
        Ran ran = spikeloom("", command.split(" "));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Large
    @Test
    void theCacheOfTheEnvironmentMayBeRelative() throws Exception {
        Ran ran = spikeloom("envc", "cosim", "run");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(temp.resolve("envc/verilator")).isDirectory();
    }

    /** Of the two that Yosys works on, the error names the one that is at fault. */
    @Test
    void aLibraryThatYosysRefusesIsAnErrorOfTheCommandLine() throws Exception {
        Files.writeString(temp.resolve("broken.lib"), "hello");

        Ran ran = spikeloom("", "synth", "run", "--liberty", "broken.lib");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("yosys refuses the library broken.lib: ERROR: ");
    }

    private static Ran spikeloom(String cache, String... arguments) throws IOException, InterruptedException {
        List<String> command = JavaProcess.command(Spikeloom.class, arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
        builder.environment().put("SPIKELOOM_CACHE", cache);
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
