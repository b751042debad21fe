package dev.spikeloom.bench.contest;

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

/** A running {@link Contender}. It ends with this process, at the latest. */
public final class Child implements AutoCloseable {
    /** Begins the first line of a child, which goes on with its description. */
    static final String READY = "ready ";

    private static final Path LOGS = Path.of("target", "bench-logs");
    private static final int SECONDS_TO_END = 10;

    private final Contender contender;
    private final Path log;
    private final Process process;
    private final Thread guard;
    private final BufferedReader replies;
    private final String description;

    /**
     * Starts it and waits until it is ready.
     *
     * @param topic what it works on
     */
    public Child(Contender contender, String topic) {
        this.contender = contender;
        this.log = LOGS.resolve((contender.name() + "-" + topic).replaceAll("\\W+", "-") + ".log");
        ProcessBuilder builder = new ProcessBuilder(contender.command());
        builder.directory(contender.folder().toAbsolutePath().toFile());
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
        description =
                await(line -> line.startsWith(READY) ? Optional.of(line.substring(READY.length())) : Optional.empty());
    }

    String name() {
        return contender.name();
    }

    /** What it runs on. */
    String description() {
        return description;
    }

    /** Lets it work for that long, while all others wait. */
    public Round round(double seconds) {
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
