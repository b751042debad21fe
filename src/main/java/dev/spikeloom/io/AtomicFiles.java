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
     * @throws InputException if the file cannot be written, for example because the disk is full
     */
    public static void write(Path target, Writer content) {
        Path absolute = target.toAbsolutePath();
        Path temporary = null;
        try {
            Files.createDirectories(absolute.getParent());
            temporary = absolute.resolveSibling(temporaryName(absolute));
            temporary.toFile().deleteOnExit();
            // Not createTempFile, whose files are for the owner's eyes only.
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    1 << 16)) {
                content.writeTo(out);
            }
            moveIntoPlace(temporary, absolute);
            temporary = null;
        } catch (IOException e) {
            throw new InputException("cannot write " + target + ": " + reason(e), e);
        } finally {
            deleteQuietly(temporary);
        }
    }

    /**
     * Writes several files side by side, as {@link #write}: none is put into place before the content of all is there.
     *
     * @throws InputException if one of them cannot be written
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

    private static void moveIntoPlace(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The write has failed already; that is the error to report, and deleteOnExit tries once more.
            file.toFile().deleteOnExit();
        }
    }

    /** A name that no other write uses, in this process or another one. */
    private static String temporaryName(Path target) {
        return "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
    }
}
