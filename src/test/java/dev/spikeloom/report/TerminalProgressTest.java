package dev.spikeloom.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.JavaProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter shown = new StringWriter();
    private long now;

    @Test
    void workOfLessThanTwoSecondsShowsNothing() {
        TerminalProgress progress = on(false);
        progress.begin("train");
        for (now = 0; now < TerminalProgress.QUIET_NANOS; now += SECOND / 100) {
            progress.update(now, 2 * SECOND, "");
        }
        progress.end();

        assertThat(shown.toString()).isEmpty();
    }

    @Test
    void aLogGetsALineEveryFifteenSecondsHoweverOftenWorkReports() {
        TerminalProgress progress = on(false);
        progress.begin("train");
        for (now = 0; now < 60 * SECOND; now += SECOND / 100) {
            progress.update(now / SECOND, 60, "loss 1");
        }

        assertThat(shown.toString().lines())
                .containsExactly(
                        "train: 2 of 60 (3 %), loss 1, 58 s left",
                        "train: 17 of 60 (28 %), loss 1, 43 s left",
                        "train: 32 of 60 (53 %), loss 1, 28 s left",
                        "train: 47 of 60 (78 %), loss 1, 13 s left");
    }

    @Test
    void onATerminalTheLineIsRewrittenAndErasedInTheEnd() {
        TerminalProgress progress = on(true);
        progress.begin("train");
        progress.update(0, 0, "");
        now = 3 * SECOND;
        progress.update(1, 0, "");
        now = 4 * SECOND;
        progress.update(2, 0, "");
        progress.end();

        assertThat(shown).hasToString("\r\u001b[Ktrain: 1\r\u001b[Ktrain: 2\r\u001b[K");
    }

    @Test
    void aMessageStaysAboveTheRewrittenLine() {
        TerminalProgress progress = on(true);
        progress.begin("train");
        now = 3 * SECOND;
        progress.update(1, 0, "");
        progress.message("epoch 1");

        assertThat(shown.toString()).isEqualToNormalizingNewlines("\r\u001b[Ktrain: 1\r\u001b[Kepoch 1\n");
    }

    @Test
    void timeLeftOfASecondPartOfTheWorkCountsFromWhereThatBegan() {
        TerminalProgress progress = on(false);
        progress.begin("estimate");
        progress.update(0, 0, "cycles of the netlist");
        now = 500 * SECOND;
        progress.update(0, 100, "");
        now = 520 * SECOND;
        progress.update(50, 100, "");

        assertThat(shown.toString().lines().toList()).last().isEqualTo("estimate: 50 of 100 (50 %), 20 s left");
    }

    @Test
    void timeLeftOfResumedWorkCountsFromWhereItWentOn() {
        TerminalProgress progress = on(false);
        progress.begin("train");
        progress.update(50, 100, "");
        now = 10 * SECOND;
        progress.update(60, 100, "");

        assertThat(shown.toString()).isEqualToNormalizingNewlines("train: 60 of 100 (60 %), 40 s left\n");
    }

    @Test
    void theRewrittenLineIsNarrowerThanTheTerminal() {
        TerminalProgress progress =
                new TerminalProgress(new PrintWriter(shown, true), true, () -> now, TerminalWidth.of("60"));
        progress.begin("train");
        now = 3 * SECOND;
        progress.update(1, 0, "a long word on what is being done".repeat(3));

        assertThat(shown.toString()).hasSize("\r\u001b[K".length() + 59);
    }

    /** Works until a signal ends it, with a clock of its own. */
    static final class Endless {
        private static long now;

        public static void main(String[] args) throws InterruptedException {
            boolean terminal = Boolean.parseBoolean(args[0]);
            PrintWriter out = new PrintWriter(System.out, true, UTF_8);
            TerminalProgress progress = new TerminalProgress(out, terminal, () -> now, OptionalInt.empty());
            progress.begin("train");
            progress.update(0, 0, "");
            now += 20 * SECOND;
            progress.update(1, 0, "");
            while (true) {
                Thread.sleep(1);
                now += SECOND;
                progress.update(1, 0, "");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true, '\r\u001b[Ktrain: 1'", "false, 'train: 1\n'"})
    void aLineThatASignalLeavesOpenIsEnded(boolean terminal, String line) throws Exception {
        Process process = new ProcessBuilder(JavaProcess.command(Endless.class, String.valueOf(terminal)))
                .redirectErrorStream(true)
                .start();
        String first = new String(process.getInputStream().readNBytes(line.length()), UTF_8);
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
        String rest = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(first).isEqualTo(line);
        assertThat(rest).matches(terminal ? "(\r\u001b\\[Ktrain: 1)*\n" : "(train: 1\n)*");
    }

    private TerminalProgress on(boolean terminal) {
        return new TerminalProgress(new PrintWriter(shown, true), terminal, () -> now, OptionalInt.empty());
    }
}
