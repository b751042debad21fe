package dev.spikeloom.tool;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One call of a program: its arguments, folder and environment. The process ends when the caller is interrupted or the
 * virtual machine shuts down.
 */
public final class ToolRun {
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Path folder;
    private final String name;
    private Duration limit = Duration.ZERO;

    /** @throws InputException if the tool is missing */
    public ToolRun(Tool tool, Path folder) {
        this(tool.locate(), tool.program(), folder);
    }

    /** A program that is not one of {@link Tool}, such as one that was just built. */
    public ToolRun(Path program, String name, Path folder) {
        this.command.add(program.toString());
        this.name = name;
        this.folder = folder;
    }

    public ToolRun args(String... arguments) {
        return args(List.of(arguments));
    }

    public ToolRun args(List<String> arguments) {
        command.addAll(arguments);
        return this;
    }

    public ToolRun env(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Ends the program after this time, if it has not ended by itself: see {@link ToolResult#timedOut}. */
    public ToolRun limit(Duration longest) {
        limit = longest;
        return this;
    }

    /**
     * Runs to the end and returns what was printed, standard output and standard error together.
     *
     * @throws InputException if the program cannot be started
     */
    public ToolResult run() {
        return run(true, process -> {
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return result(process.waitFor(), text);
        });
    }

    /** Receives the standard output of a running program. */
    @FunctionalInterface
    public interface OutputReader {
        void read(InputStream output) throws IOException;
    }

    /**
     * Runs to the end, handing standard output to {@code reader} while the program runs; if the reader stops reading
     * early, the program is ended. The result holds what was printed to standard error.
     *
     * @throws InputException if the program cannot be started
     */
    public ToolResult stream(OutputReader reader) {
        return run(false, process -> {
            StringBuilder errors = new StringBuilder();
            Thread errorReader = new Thread(() -> drain(process.getErrorStream(), errors), name + "-stderr");
            errorReader.setDaemon(true);
            errorReader.start();
            try (InputStream output = process.getInputStream()) {
                reader.read(output);
            }
            int exitCode = process.waitFor();
            errorReader.join();
            return result(exitCode, errors.toString());
        });
    }

    /** What is done with a process while it runs, to its end. */
    @FunctionalInterface
    private interface Attendance {
        ToolResult attend(Process process) throws IOException, InterruptedException;
    }

    private ToolResult run(boolean mergeErrors, Attendance attendance) {
        Process process = start(mergeErrors);
        Thread guard = destroyAtShutdown(process);
        AtomicBoolean overdue = new AtomicBoolean();
        CompletableFuture<?> clock = watch(process, overdue);
        try {
            process.getOutputStream().close();
            ToolResult ended = attendance.attend(process);
            return overdue.get() ? result(ToolResult.TIMED_OUT, ended.output()) : ended;
        } catch (IOException e) {
            if (guard.getState() != Thread.State.NEW) {
                throw new InputException(name + " was ended, since the program was", e);
            }
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException(name + " was interrupted", e);
        } finally {
            clock.cancel(false);
            process.destroy();
            removeGuard(guard);
        }
    }

    /** Ends the process when its time is over, with what it has started. */
    private CompletableFuture<?> watch(Process process, AtomicBoolean overdue) {
        if (limit.isZero()) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                () -> {
                    if (process.isAlive()) {
                        overdue.set(true);
                        process.descendants().forEach(ProcessHandle::destroyForcibly);
                        // Through the handle: its output so far can still be read.
                        process.toHandle().destroyForcibly();
                    }
                },
                CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    private ToolResult result(int exitCode, String output) {
        return new ToolResult(name, List.copyOf(command), exitCode, output);
    }

    private Process start(boolean mergeErrors) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(mergeErrors);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new InputException("cannot start " + name + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static void drain(InputStream stream, StringBuilder into) {
        try (stream) {
            into.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            into.append("(standard error could not be read: ")
                    .append(e.getMessage())
                    .append(")\n");
        }
    }

    private static Thread destroyAtShutdown(Process process) {
        Thread guard = new Thread(() -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        });
        Runtime.getRuntime().addShutdownHook(guard);
        return guard;
    }

    private static void removeGuard(Thread guard) {
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException e) {
            // The virtual machine is shutting down; the guard is doing its work.
            return;
        }
    }
}
