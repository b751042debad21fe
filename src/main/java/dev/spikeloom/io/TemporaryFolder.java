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
    private final Thread guard;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.guard = new Thread(this::deleteQuietly);
        Runtime.getRuntime().addShutdownHook(guard);
    }

    /** @throws InputException if the folder cannot be created */
    public static TemporaryFolder create() {
        try {
            return new TemporaryFolder(Files.createTempDirectory("spikeloom"));
        } catch (IOException e) {
            throw new InputException("cannot create a temporary folder: " + AtomicFiles.reason(e), e);
        }
    }

    /**
     * A folder within {@code parent}, which is created if it is missing.
     *
     * @throws InputException if the folder cannot be created
     */
    public static TemporaryFolder createIn(Path parent) {
        try {
            Files.createDirectories(parent);
            return new TemporaryFolder(Files.createTempDirectory(parent, ".work-"));
        } catch (IOException e) {
            throw new InputException("cannot create a folder in " + parent + ": " + AtomicFiles.reason(e), e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        FileTrees.delete(path);
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException e) {
            // The virtual machine is shutting down, and the guard finds nothing to remove.
            return;
        }
    }

    /** At shutdown, programs that still write here are being ended at the same time. */
    private void deleteQuietly() {
        for (int i = 0; i < TRIES; i++) {
            try {
                FileTrees.delete(path);
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
