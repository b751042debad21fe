package dev.spikeloom.tool;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.Shutdown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of a program: its arguments, folder and environment. The process ends at its limit, when the caller is
 * interrupted, and with this program. It has a process group of its own where the system can do that: Ctrl-C reaches this
 * program alone, which then ends the other; what a tool does with the signal is nothing to be believed.
 */
public final class ToolRun {
    private static final List<String> OWN_GROUP =
            Tool.find("setsid").map(Path::toString).map(List::of).orElse(List.of());

    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Path folder;
    private final String name;
    private Limits limits = Limits.ofEnvironment();
    private Shutdown.Kind kind = Shutdown.Kind.PROCESS;

    /** @throws EnvironmentException if the tool is missing */
    public ToolRun(Tool tool, Path folder) {
        this(tool.locate(), tool.program(), folder);
    }

    /** A program that is not one of {@link Tool}, such as one that was just built. */
    public ToolRun(Path program, String name, Path folder) {
        this.command.add(program.toAbsolutePath().toString());
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
        limits = Limits.of(longest);
        return this;
    }

    /**
     * Ends the program when it has neither printed anything nor ended for this time, which fails the call; without this, after
     * the time that the environment allows.
     */
    public ToolRun silence(Duration longest) {
        limits = new Limits(limits.total(), longest);
        return this;
    }

    /**
     * Lets the program go on, or even begin, while stopped work is finishing ({@link Shutdown#registerStop}): what it does
     * elsewhere must not be left half done.
     */
    public ToolRun whileEnding() {
        kind = Shutdown.Kind.FILE;
        return this;
    }

    /**
     * Runs to the end and returns what was printed, standard output and standard error together.
     *
     * @throws EnvironmentException if the program cannot be started, is ended from outside or for doing nothing, or finds
     *     the disk full
     * @throws dev.spikeloom.io.ShutdownException while stopped work is finishing
     */
    public ToolResult run() {
        try (RunningTool tool = start(true)) {
            OutputText output = new OutputText(tool.output(), name, tool.activity());
            int exitCode = tool.await();
            return ended(tool, exitCode, output.get());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Receives the standard output of a running program. */
    @FunctionalInterface
    public interface OutputReader {
        /** @throws IOException if it cannot be read */
        void read(InputStream output) throws IOException;
    }

    /**
     * Runs to the end, handing standard output to {@code reader} while the program runs; if the reader stops reading
     * early, the program is ended. The result holds what was printed to standard error.
     *
     * @throws EnvironmentException as {@link #run}
     * @throws UncheckedIOException if the reader fails, and the program did not
     * @throws dev.spikeloom.io.ShutdownException as {@link #run}
     */
    public ToolResult stream(OutputReader reader) {
        try (RunningTool tool = start(false);
                OutputPipe output = new OutputPipe(tool.output(), name, tool)) {
            OutputText errors = new OutputText(tool.errors(), name, tool.activity());
            reader.read(output);
            output.close();
            int exitCode = output.isAtEnd() ? tool.await() : tool.dismiss();
            return ended(tool, exitCode, errors.get());
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (IOException e) {
            Shutdown.check();
            throw new UncheckedIOException(e);
        }
    }

    /** Whether each tool leads a process group. */
    static boolean hasOwnGroup() {
        return !OWN_GROUP.isEmpty();
    }

    private RunningTool start(boolean mergeErrors) {
        List<String> words = new ArrayList<>(OWN_GROUP);
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.directory(folder.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(mergeErrors);
        if (!Files.isExecutable(Path.of(command.get(0)))) {
            throw new EnvironmentException(
                    "cannot start " + name + ": " + command.get(0) + " is not a program that may be run");
        }
        return RunningTool.start(builder, name, limits, kind);
    }

    private EnvironmentException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        Shutdown.check();
        return new EnvironmentException(name + " was interrupted", e);
    }

    private ToolResult ended(RunningTool tool, int exitCode, String output) {
        return switch (tool.ending()) {
            case OVERDUE -> result(ToolResult.TIMED_OUT, output);
            case SILENT -> throw new EnvironmentException(name + " " + limits.silenceText());
            case DISMISSED -> result(exitCode, output);
            case BY_ITSELF -> {
                Mishap.of(exitCode, output, folder).ifPresent(mishap -> {
                    Shutdown.settle();
                    throw new EnvironmentException(name + " " + mishap);
                });
                yield result(exitCode, output);
            }
        };
    }

    private ToolResult result(int exitCode, String output) {
        return new ToolResult(name, List.copyOf(command), exitCode, output);
    }
}
