package dev.spikeloom.io;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes files that appear whole or not at all: into a temporary name beside the target, then moved into place. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes the content of a file to the stream it is given. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the contents of several files at once, each to the stream at its place. */
    @FunctionalInterface
    public interface GroupWriter {
        void writeTo(List<OutputStream> outs) throws IOException;
    }

    /**
     * Writes {@code target}, and its missing parent folders. On any failure the old file, if there was one, is
     * untouched and the temporary file is removed.
     *
     * @throws EnvironmentException if the file cannot be written, for example because the disk is full
     */
    public static void write(Path target, Writer content) {
        Path absolute = target.toAbsolutePath();
        Path temporary = absolute.resolveSibling(temporaryName(absolute));
        Shutdown.Registration atTheEnd = Shutdown.register(() -> deleteQuietly(temporary));
        try (atTheEnd) {
            try (OutputStream out = new BufferedOutputStream(create(temporary), 1 << 16)) {
                content.writeTo(out);
            }
            moveIntoPlace(temporary, absolute);
        } catch (IOException e) {
            deleteQuietly(temporary);
            throw new EnvironmentException("cannot write " + target + ": " + reason(e), e);
        } catch (RuntimeException | Error e) {
            deleteQuietly(temporary);
            throw e;
        }
    }

    /** Not createTempFile, whose files are for the owner's eyes only. */
    private static OutputStream create(Path temporary) throws IOException {
        try (Shutdown.Gate gate = Shutdown.gate()) {
            Files.createDirectories(temporary.getParent());
            return Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /**
     * Writes several files side by side, as {@link #write}: none is put into place before the content of all is there.
     *
     * @throws EnvironmentException if one of them cannot be written
     */
    public static void writeAll(List<Path> targets, GroupWriter content) {
        writeAll(targets, new ArrayList<>(), content);
    }

    private static void writeAll(List<Path> targets, List<OutputStream> open, GroupWriter content) {
        write(targets.get(open.size()), out -> {
            open.add(out);
            if (open.size() < targets.size()) {
                writeAll(targets, open, content);
            } else {
                content.writeTo(open);
            }
        });
    }

    public static void writeString(Path target, String text) {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What went wrong, without the file name that {@link FileSystemException} repeats. */
    public static String reason(IOException e) {
        if (e instanceof FileSystemException f) {
            String kind = f.getClass().getSimpleName().replace("Exception", "");
            String spaced = kind.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
            return f.getReason() == null ? spaced : f.getReason();
        }
        if (e instanceof EOFException && e.getMessage() == null) {
            return "it ends too early";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /**
     * Puts a file that is complete into place, in one step if both are on one disk.
     *
     * @throws EnvironmentException if it cannot be moved
     */
    public static void move(Path complete, Path target) {
        try {
            moveIntoPlace(complete, target);
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + target + ": " + reason(e), e);
        }
    }

    private static void moveIntoPlace(Path temporary, Path target) throws IOException {
        try (Shutdown.Gate gate = Shutdown.gate()) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The write has failed already: that is the error to report. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    private static void deleteQuietly(Path file) {
        file.toFile().delete();
    }

    /** A name that no other write uses, in this process or another one. */
    private static String temporaryName(Path target) {
        return "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
    }
}
