package dev.spikeloom.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.JavaProcess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that are told to end by a signal. Each prints "ready" when the signal may come. */
class ShutdownTest {
    @TempDir
    private Path temp;

    /** Undoes what it has registered, printing the order. */
    static final class Orderly {
        public static void main(String[] args) throws Exception {
            Shutdown.register(() -> System.out.println("older file"));
            Shutdown.register(() -> System.out.println("younger file"));
            Shutdown.register(() -> System.out.println("closed")).close();
            Shutdown.register(Shutdown.Kind.PROCESS, () -> System.out.println("process"));
            Shutdown.register(Shutdown.Kind.RESULTS, () -> System.out.println("results"));
            System.out.println("ready");
            Thread.sleep(60_000);
        }
    }

    /** Has results to print when it is stopped. */
    static final class Stoppable {
        public static void main(String[] args) throws Exception {
            Thread main = Thread.currentThread();
            Shutdown.register(Shutdown.Kind.PROCESS, () -> System.out.println("process"));
            Shutdown.register(() -> System.out.println("file"));
            try (Shutdown.Registration stop = Shutdown.registerStop(main::interrupt)) {
                System.out.println("ready");
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                System.exit(5);
            }
        }
    }

    /** Works on after it was stopped, on a file and on a process. */
    static final class Stubborn {
        public static void main(String[] args) throws Exception {
            try (Shutdown.Registration stop = Shutdown.registerStop(() -> System.out.println("stop"))) {
                System.out.println("ready");
                while (!Shutdown.begun()) {
                    Thread.sleep(1);
                }
                try (Shutdown.Gate gate = Shutdown.gate(Shutdown.Kind.PROCESS)) {
                    System.out.println("a process was begun");
                } catch (ShutdownException e) {
                    AtomicFiles.writeString(Path.of(args[0], "numbers"), "so far");
                    System.out.println("numbers so far");
                }
            }
            AtomicFiles.writeString(Path.of(args[0], "late"), "too late");
            System.out.println("a file was begun");
        }
    }

    /** Begins one thing after another, on several threads; an exception would be printed. */
    static final class Busy {
        public static void main(String[] args) {
            Path folder = Path.of(args[0]);
            for (int i = 0; i < 4; i++) {
                int thread = i;
                new Thread(() -> {
                            for (int n = 0; ; n++) {
                                AtomicFiles.writeString(folder.resolve("file" + thread), "whole " + n);
                                TemporaryFolder.createIn(folder).close();
                                if (thread == 0 && n == 20) {
                                    System.out.println("ready");
                                }
                            }
                        })
                        .start();
            }
        }
    }

    /** The hook is not installed before the end has begun. */
    static final class Late {
        public static void main(String[] args) throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                System.out.println("begun " + Shutdown.begun());
                Shutdown.register(() -> System.out.println("never"));
            }));
            System.out.println("ready");
            Thread.sleep(60_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void resultsAreWrittenFirstThenProcessesEndThenFilesTheYoungestFirst(String signal, int exitCode) throws Exception {
        Ended ended = signalled(Orderly.class, signal);

        assertThat(ended.exitCode()).isEqualTo(exitCode);
        assertThat(ended.lines()).containsExactly("results", "process", "younger file", "older file");
    }

    @Test
    void whatCanBeStoppedIsAndItsOwnExitCodeDoesNotCount() throws Exception {
        Ended ended = signalled(Stoppable.class, "INT");

        assertThat(ended.exitCode()).isEqualTo(130);
        assertThat(ended.lines()).containsExactly("process", "file");
    }

    @Test
    void stoppedWorkWritesWhatItHasAndBeginsNothingMore() throws Exception {
        Ended ended = signalled(Stubborn.class, "TERM");

        assertThat(ended.exitCode()).isEqualTo(143);
        assertThat(ended.lines()).containsExactly("stop", "numbers so far");
        assertThat(temp.resolve("numbers")).hasContent("so far");
        assertThat(temp.resolve("late")).doesNotExist();
    }

    @Test
    void filesThatAreBeingWrittenAreWholeOrNotThere() throws Exception {
        Ended ended = signalled(Busy.class, "INT");

        assertThat(ended.exitCode()).isEqualTo(130);
        assertThat(ended.lines()).isEmpty();
        try (var files = Files.list(temp)) {
            assertThat(files.toList())
                    .allSatisfy(file -> assertThat(Files.readString(file)).matches("whole \\d+"));
        }
    }

    @Test
    void whoComesTooLateGetsNoException() throws Exception {
        Ended ended = signalled(Late.class, "INT");

        assertThat(ended.exitCode()).isEqualTo(130);
        assertThat(ended.lines()).containsExactly("begun true");
    }

    private record Ended(int exitCode, List<String> lines) {}

    private Ended signalled(Class<?> program, String signal) throws Exception {
        Process process = new ProcessBuilder(JavaProcess.command(program, temp.toString()))
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals("ready")) {
                    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
                } else {
                    lines.add(line);
                }
            }
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), lines);
    }
}
