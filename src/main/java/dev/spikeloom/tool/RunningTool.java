package dev.spikeloom.tool;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.Shutdown;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program that runs. It ends, with all that it has started, at its limits, when it is closed, or with this program. */
final class RunningTool implements AutoCloseable {
    /** What may still come of a program that has ended, or of which no more is wanted. */
    static final Duration AFTERMATH = Duration.ofSeconds(2);

    private static final Duration TICK = Duration.ofMillis(200);
    /** Between asking a program to end and killing it. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How a program came to its end. */
    enum Ending {
        BY_ITSELF,
        /** No more was wanted of it. */
        DISMISSED,
        OVERDUE,
        SILENT
    }

    private final Process process;
    private final Limits limits;
    private final Shutdown.Registration atTheEnd;
    private final Activity activity = new Activity();
    private final long started = System.nanoTime();
    private Ending ending = Ending.BY_ITSELF;
    private long gone;

    private RunningTool(Process process, Limits limits, Shutdown.Kind kind) {
        this.process = process;
        this.limits = limits;
        this.atTheEnd = Shutdown.register(kind, () -> new ProcessTree(process, ToolRun.hasOwnGroup()).end(PATIENCE));
    }

    /**
     * Starts a program.
     *
     * @param kind as what it is ended with this program
     * @throws EnvironmentException if the program cannot be started
     */
    static RunningTool start(ProcessBuilder builder, String name, Limits limits, Shutdown.Kind kind) {
        try (Shutdown.Gate gate = Shutdown.gate(kind)) {
            RunningTool tool = new RunningTool(builder.start(), limits, kind);
            tool.process.getOutputStream().close();
            return tool;
        } catch (IOException e) {
            throw new EnvironmentException("cannot start " + name + ": " + AtomicFiles.reason(e), e);
        }
    }

    InputStream output() {
        return process.getInputStream();
    }

    InputStream errors() {
        return process.getErrorStream();
    }

    Activity activity() {
        return activity;
    }

    Ending ending() {
        return ending;
    }

    /** Attends to the program, and says how long whoever waits for it may wait before calling this again. */
    Duration pause() {
        if (process.isAlive() && ending == Ending.BY_ITSELF) {
            Duration time = Duration.ofNanos(System.nanoTime() - started);
            if (!limits.total().isZero() && time.compareTo(limits.total()) > 0) {
                endAs(Ending.OVERDUE);
            } else if (activity.silence().compareTo(limits.silence()) > 0) {
                endAs(Ending.SILENT);
            }
        }
        return TICK;
    }

    /** Waits for its end, at most until its limits; returns its exit code. */
    int await() throws InterruptedException {
        boolean over = false;
        while (!over) {
            over = process.waitFor(pause().toMillis(), TimeUnit.MILLISECONDS);
        }
        return process.exitValue();
    }

    /** Ends it, unless it ends by itself soon; returns its exit code. */
    int dismiss() throws InterruptedException {
        if (!process.waitFor(AFTERMATH.toMillis(), TimeUnit.MILLISECONDS)) {
            endAs(Ending.DISMISSED);
        }
        return await();
    }

    /** Whether it ended so long ago that nothing it printed can still be under way. */
    boolean isLongGone() {
        if (process.isAlive()) {
            return false;
        }
        gone = gone == 0 ? System.nanoTime() : gone;
        return System.nanoTime() - gone > AFTERMATH.toNanos();
    }

    private void endAs(Ending why) {
        ending = why;
        new ProcessTree(process, ToolRun.hasOwnGroup()).kill();
    }

    @Override
    public void close() {
        try (atTheEnd) {
            if (process.isAlive()) {
                new ProcessTree(process, ToolRun.hasOwnGroup()).end(PATIENCE);
            }
        }
    }
}
