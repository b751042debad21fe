package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cli.option.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that has gone is no error; whatever else keeps output from being written is one. */
class StandardOutputTest {
    @TempDir
    private Path temp;

    @Test
    void aPipeThatNobodyReadsAnyMoreEndsTheProgramInSilence() throws Exception {
        Process head = new ProcessBuilder("sh", "-c", "{ " + keys() + "; echo $? >code; } 2>err | true")
                .directory(temp.toFile())
                .start();

        assertThat(head.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(temp.resolve("err")).content().doesNotContain("spikeloom:");
        assertThat(temp.resolve("code")).content().startsWith(String.valueOf(ExitCode.NO_READER));
    }

    @Test
    void aFullDiskIsAnError() throws Exception {
        Process full = new ProcessBuilder("sh", "-c", keys() + " >/dev/full 2>err; echo $? >code")
                .directory(temp.toFile())
                .start();

        assertThat(full.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(temp.resolve("err")).content().contains("spikeloom: cannot write to standard output");
        assertThat(temp.resolve("code")).content().startsWith(String.valueOf(ExitCode.BAD_INPUT));
    }

    @Test
    void theExitCodeSaysThatTheReaderHasGone() {
        StringWriter err = new StringWriter();
        StandardOutput broken = new StandardOutput(failing("Broken pipe"));

        int exitCode = Spikeloom.execute(
                new PrintWriter(broken, true, StandardCharsets.UTF_8),
                broken::readerHasGone,
                new PrintWriter(err),
                "presets");

        assertThat(List.of(exitCode, err.toString())).containsExactly(ExitCode.NO_READER, "");
    }

    /** The keys are more than a pipe holds back: after a second its reader has gone in any case. */
    private static String keys() {
        String classPath = System.getProperty("java.class.path");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return "sleep 0.2; '" + java + "' -cp '" + classPath + "' dev.spikeloom.cli.Spikeloom keys";
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
