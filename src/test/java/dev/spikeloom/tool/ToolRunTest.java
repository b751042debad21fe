package dev.spikeloom.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
