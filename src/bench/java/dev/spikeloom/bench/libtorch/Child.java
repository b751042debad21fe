package dev.spikeloom.bench.libtorch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A running {@link ChildMain}. It ends with this process, at the latest. */
final class Child implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "bench-logs");
    private static final int SECONDS_TO_END = 10;

    private final Contender contender;
    private final Path log;
    private final Process process;
    private final Thread guard;
    private final BufferedReader replies;
    private final String description;

    /** Starts it and waits until it is ready. */
    Child(Contender contender, Workload workload) {
        this.contender = contender;
        this.log = LOGS.resolve((contender.name() + "-" + workload.name()).replaceAll("\\W+", "-") + ".log");
        ProcessBuilder builder = new ProcessBuilder(contender.command(workload));
        builder.environment().putAll(contender.environment());
        builder.redirectError(log.toFile());
        try {
            Files.createDirectories(LOGS);
            process = builder.start();
        } catch (IOException e) {
            throw new InputException("cannot start " + contender.name() + ": " + AtomicFiles.reason(e), e);
        }
        guard = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(guard);
        replies = process.inputReader(StandardCharsets.UTF_8);
        description = await(line -> line.startsWith(ChildMain.READY)
                ? Optional.of(line.substring(ChildMain.READY.length()))
                : Optional.empty());
    }

    Contender contender() {
        return contender;
    }

    /** What it runs on. */
    String description() {
        return description;
    }

    /** Lets it train for that long, while all others wait. */
    Round round(double seconds) {
        try {
            process.getOutputStream().write(((long) (seconds * 1e9) + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw ended(e);
        }
        return await(Round::parse);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Native libraries may print lines of their own in between. */
    private <T> T await(Function<String, Optional<T>> parser) {
        try {
            for (String line = replies.readLine(); line != null; line = replies.readLine()) {
                Optional<T> reply = parser.apply(line);
                if (reply.isPresent()) {
                    return reply.get();
                }
            }
        } catch (IOException e) {
            throw ended(e);
        }
        throw ended(null);
    }

    private InputException ended(IOException cause) {
        process.destroyForcibly();
        return new InputException(contender.name() + " ended; what it said is in " + log, cause);
    }
}
