package dev.spikeloom.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.testing.JavaProcess;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void aProgramIsEndedWithWhatIsNobodysChildAnyMore() throws Exception {
        ToolResult result = shell("(sleep 600 >/dev/null & echo $!); sleep 600")
                .limit(Duration.ofSeconds(2))
                .run();
        long orphan = Long.parseLong(result.output().strip());

        assertThat(result.timedOut()).isTrue();
        for (int i = 0; i < 1000 && runs(orphan); i++) {
            sleep(Duration.ofMillis(10));
        }
        assertThat(runs(orphan)).isFalse();
    }

    /** What has ended and is waited for by nobody is still there, but runs no program. */
    private static boolean runs(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }

    @Test
    void aProgramWithinItsTimeEndsAsWithoutOne() {
        ToolResult result = shell("exit 3").limit(Duration.ofMinutes(5)).run();
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.timedOut()).isFalse();
    }

    @Test
    void aProgramThatPrintsNothingIsEndedAfterAWhile() {
        assertThatThrownBy(
                        () -> shell("sleep 600").silence(Duration.ofSeconds(1)).run())
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("sh has printed nothing for 1 s and was ended; SPIKELOOM_TOOL_MINUTES allows more");
    }

    @Test
    void aProgramThatGoesOnPrintingIsNotSilent() {
        ToolResult result = shell("for i in 1 2 3 4 5 6 7 8 9; do echo $i; sleep 0.5; done")
                .silence(Duration.ofSeconds(4))
                .run();
        assertThat(result.output()).endsWith("9\n");
    }

    @Test
    void aReaderDoesNotWaitForAProgramThatPrintsNothing() {
        ToolRun silent = shell("echo begun; sleep 600").silence(Duration.ofSeconds(1));
        assertThatThrownBy(() -> silent.stream(out -> out.transferTo(OutputStream.nullOutputStream())))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith("sh has printed nothing for 1 s");
    }

    @Test
    void aSlowReaderIsNotTheSilenceOfTheProgram() {
        ToolResult result = shell("head -c 4000000 /dev/zero").silence(Duration.ofSeconds(1)).stream(out -> {
            sleep(Duration.ofSeconds(2));
            assertThat(out.readAllBytes()).hasSize(4_000_000);
        });
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void whatAProgramLeavesRunningIsNotWaitedFor() {
        ToolResult result = shell("sleep 600 & echo $!").run();

        assertThat(endedByThisTest(result.output())).isTrue();
    }

    @Test
    void aReaderDoesNotWaitForWhatAProgramLeavesRunning() {
        StringBuilder seen = new StringBuilder();
        ToolResult result = shell("sleep 600 & echo $!").stream(
                out -> seen.append(new String(out.readAllBytes(), StandardCharsets.UTF_8)));

        assertThat(endedByThisTest(seen.toString())).isTrue();
        assertThat(result.exitCode()).isZero();
    }

    /** Whether a process, whose number was printed, still ran. */
    private static boolean endedByThisTest(String number) {
        return ProcessHandle.of(Long.parseLong(number.strip()))
                .map(ProcessHandle::destroyForcibly)
                .orElse(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT|was ended from outside (SIGINT)",
                "TERM|was ended from outside (SIGTERM)",
                "HUP|was ended from outside (SIGHUP)",
                "KILL|was killed (signal 9), as the system does when memory runs out; allow it more memory, or use fewer"
                        + " --threads"
            })
    void aProgramThatASignalEndedHasFailedForNoReasonOfItsOwn(String signal, String message) {
        List<String> shell = JavaProcess.withSignals(List.of("sh", "-c", "kill -" + signal + " $$; sleep 60"));
        ToolRun run = new ToolRun(Path.of("/usr/bin/env"), "sh", folder).args(shell);

        assertThatThrownBy(run::run).isInstanceOf(EnvironmentException.class).hasMessage("sh " + message);
    }

    @Test
    void aFullDiskIsNoFailureOfTheProgram() {
        ToolRun run = shell("echo working; echo 'cc1: /tmp/x.s: No space left on device' >&2; exit 1");
        assertThatThrownBy(run::run)
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("sh failed: cc1: /tmp/x.s: No space left on device");
    }

    /** Ctrl-C at a terminal goes to all processes of a group. */
    @Test
    void aProgramHasAProcessGroupOfItsOwn() {
        ToolResult result = shell("echo $$ $(ps -o pgid= -p $$)").run();
        assertThat(result.output()).matches("(\\d+) \\1\n");
    }

    @Test
    void aRelativePathOfAProgramIsFromWhereThisProgramRuns() throws Exception {
        Path program = Files.createTempFile(Path.of("target"), "program", "");
        Files.writeString(program, "#!/bin/sh\necho ran\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        assertThat(new ToolRun(program, "it", folder).run().output()).isEqualTo("ran\n");
        Files.delete(program);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "many", "1000000"})
    void theLimitOfSilenceIsANumberOfMinutes(String minutes) {
        assertThatThrownBy(() -> Limits.minutes(minutes))
                .isInstanceOf(InputException.class)
                .hasMessage("SPIKELOOM_TOOL_MINUTES is '" + minutes
                        + "', allowed: 1 to 100000, the minutes that a tool may" + " run without printing anything");
    }

    @Test
    void saysWhatToDoWhenTheNamedToolIsMissing() {
        System.setProperty("SPIKELOOM_VERILATOR", "/nowhere/verilator");
        assertThatThrownBy(() -> new ToolRun(Tool.VERILATOR, folder))
                .isInstanceOf(InputException.class)
                .hasMessage("SPIKELOOM_VERILATOR is /nowhere/verilator, which is not an executable file;"
                        + " correct or unset it");
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
