package dev.spikeloom.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolRunTest {
    @TempDir
    Path folder;

    @AfterEach
    void forgetTheNamedTool() {
        System.clearProperty("SPIKELOOM_VERILATOR");
    }

    @Test
    void returnsWhatTheProgramPrintedAndItsExitCode() {
        ToolResult result = shell("echo out; echo err >&2; exit 3").run();
        assertThat(result.output()).isEqualTo("out\nerr\n");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void aFailureIsReportedInTheProgramsOwnWords() {
        assertThatThrownBy(() -> shell("echo no such module; exit 1").run().orThrow())
                .isInstanceOf(InputException.class)
                .hasMessage("sh failed with exit code 1:\nno such module");
    }

    @Test
    void streamsStandardOutputAndKeepsStandardError() {
        StringBuilder seen = new StringBuilder();
        ToolResult result = shell("echo data; echo trouble >&2").stream(
                out -> seen.append(new String(out.readAllBytes(), StandardCharsets.UTF_8)));
        assertThat(seen).hasToString("data\n");
        assertThat(result.output()).isEqualTo("trouble\n");
    }

    @Test
    void endsAProgramWhoseReaderHasSeenEnough() {
        ToolResult result = shell("while :; do echo y || exit 1; done").stream(out -> out.read());
        assertThat(result.exitCode()).isNotZero();
    }

    @Test
    void aProgramThatRunsOverItsTimeIsEndedWithAllThatItStarted() {
        ToolResult result = shell("echo begun; sleep 600; echo done")
                .limit(Duration.ofSeconds(2))
                .run();
        assertThat(result.timedOut()).isTrue();
        assertThat(result.output()).isEqualTo("begun\n");
    }

    @Test
    void aProgramWithinItsTimeEndsAsWithoutOne() {
        ToolResult result = shell("exit 3").limit(Duration.ofMinutes(5)).run();
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.timedOut()).isFalse();
    }

    @Test
    void saysWhatToDoWhenTheNamedToolIsMissing() {
        System.setProperty("SPIKELOOM_VERILATOR", "/nowhere/verilator");
        assertThatThrownBy(() -> new ToolRun(Tool.VERILATOR, folder))
                .isInstanceOf(InputException.class)
                .hasMessage("SPIKELOOM_VERILATOR is /nowhere/verilator, which is not an executable file;"
                        + " correct or unset it");
    }

    private ToolRun shell(String script) {
        return new ToolRun(Path.of("/bin/sh"), "sh", folder).args("-c", script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make: Entering directory '/tmp/obj_dir'\ng++ -I. -c -o m.o ../m.cpp\nmake: g++: No such file or directory\n"
                        + "make: *** [Vx.mk:61: m.o] Error 127",
                "ccache g++ -I. -c -o m.o ../m.cpp\nccache: error: Could not find compiler \"g++\" in PATH\nmake: *** Error 1",
                "g++ -I. -c -o m.o ../m.cpp\n/bin/sh: 1: g++: not found\nmake: *** [Vx.mk:61: m.o] Error 127"
            })
    void aProgramThatAToolMissesIsNamedInALine(String output) {
        ToolResult failed = new ToolResult("verilator", List.of("verilator"), 2, output);

        assertThatThrownBy(failed::orThrow)
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "verilator needs g++, which is not on the PATH; install it (Debian: apt-get install g++, or run"
                                + " 'make setup')");
    }

    @Test
    void anErrorOfAnotherKindIsShownAsItIs() {
        ToolResult failed =
                new ToolResult("verilator", List.of("verilator"), 1, "%Error: x.v:3: No such file or directory");

        assertThatThrownBy(failed::orThrow).hasMessageContaining("%Error: x.v:3");
    }
}
