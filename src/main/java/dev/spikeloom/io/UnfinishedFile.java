package dev.spikeloom.io;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that is being written under a temporary name beside its own, which is removed unless it got its own. */
final class UnfinishedFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path place;
    private final Path temporary;
    private final Shutdown.Registration atTheEnd;
    private Disk disk;
    private OutputStream out;

    private UnfinishedFile(Path target) {
        this.target = target;
        this.place = target.toAbsolutePath();
        // A name that no other write uses, in this process or another one.
        this.temporary = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".tmp");
        this.atTheEnd = Shutdown.register(this::delete);
    }

    /** @throws EnvironmentException if it cannot be created */
    static UnfinishedFile create(Path target) {
        UnfinishedFile file = new UnfinishedFile(target);
        try {
            file.open();
            return file;
        } catch (IOException e) {
            file.close();
            throw file.failure(e);
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    /** Not createTempFile, whose files are for the owner's eyes only. */
    private void open() throws IOException {
        // A user who may would otherwise have a device replaced by a file.
        if (Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place)) {
            throw new IOException("it is a device or the like, expected a file");
        }
        try (Shutdown.Gate gate = Shutdown.gate()) {
            Files.createDirectories(place.getParent());
            disk = new Disk(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            out = new BufferedOutputStream(disk, BUFFER);
        }
    }

    /** Where the content goes. */
    OutputStream out() {
        return out;
    }

    /** Whether it was this file that could not be written. */
    boolean hasFailed() {
        return disk.failed;
    }

    /** What to tell the user of a failure. */
    EnvironmentException failure(IOException cause) {
        return new EnvironmentException("cannot write " + target + ": " + AtomicFiles.reason(cause), cause);
    }

    /**
     * Writes what is still in memory.
     *
     * @throws EnvironmentException if that fails
     */
    void complete() {
        try {
            out.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** @throws EnvironmentException if it cannot be moved */
    void moveIntoPlace() {
        try {
            AtomicFiles.moveIntoPlace(temporary, place);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Gives the file up, unless it is in its place. */
    @Override
    public void close() {
        try {
            if (disk != null) {
                disk.close();
            }
        } catch (IOException e) {
            // The write has failed already: that is the error to report.
            disk.failed = true;
        }
        delete();
        atTheEnd.close();
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // as in close
    private void delete() {
        temporary.toFile().delete();
    }

    /** Tells a failure of the disk from one of the content. */
    private static final class Disk extends FilterOutputStream {
        private boolean failed;

        Disk(OutputStream file) {
            super(file);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }
}
