package dev.spikeloom.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is removed, with all that is in it, when it is closed or the virtual machine shuts down before. */
public final class TemporaryFolder implements AutoCloseable {
    private static final int TRIES = 10;
    private static final int PAUSE_MILLIS = 50;

    private final Path path;
    private final Shutdown.Registration atTheEnd;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.atTheEnd = Shutdown.register(this::deleteQuietly);
    }

    /**
     * A folder where the system keeps such: in {@code TMPDIR}, if that is set.
     *
     * @throws EnvironmentException if the folder cannot be created
     */
    public static TemporaryFolder create() {
        Path parent = parent();
        return create(parent, "spikeloom", "a temporary folder in " + parent);
    }

    /** Where the system keeps what is needed for a while: {@code TMPDIR}, if that is set. */
    public static Path parent() {
        String named = System.getenv("TMPDIR");
        return Path.of(named == null || named.isBlank() ? System.getProperty("java.io.tmpdir") : named);
    }

    /**
     * A folder within {@code parent}, which is created if it is missing.
     *
     * @throws EnvironmentException if the folder cannot be created
     */
    public static TemporaryFolder createIn(Path parent) {
        return create(parent, ".work-", "a folder in " + parent);
    }

    private static TemporaryFolder create(Path parent, String prefix, String what) {
        try (Shutdown.Gate gate = Shutdown.gate()) {
            Files.createDirectories(parent);
            // Absolute, since tools run in folders of their own.
            return new TemporaryFolder(Files.createTempDirectory(parent.toAbsolutePath(), prefix));
        } catch (IOException e) {
            throw new EnvironmentException("cannot create " + what + ": " + AtomicFiles.reason(e), e);
        }
    }

    public Path path() {
        return path;
    }

    /** @throws EnvironmentException if something in it cannot be removed */
    @Override
    public void close() {
        // What cannot be removed now is tried once more at the end.
        FileTrees.delete(path);
        atTheEnd.close();
    }

    /** What was begun before may still be writing here. */
    private void deleteQuietly() {
        for (int i = 0; i < TRIES; i++) {
            try {
                FileTrees.remove(path);
                return;
            } catch (InputException | UncheckedIOException e) {
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }
}
