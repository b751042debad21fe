package dev.spikeloom.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Writes files that appear whole or not at all: into a temporary name beside the target, then moved into place. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Writes the content of a file to the stream it is given. */
    @FunctionalInterface
    public interface Writer {
        /** @throws IOException if it cannot be written */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the contents of several files at once, each to the stream at its place. */
    @FunctionalInterface
    public interface GroupWriter {
        /** @throws IOException if one cannot be written */
        void writeTo(List<OutputStream> outs) throws IOException;
    }

    /**
     * Writes {@code target}, and its missing parent folders. On any failure the old file, if there was one, is
     * untouched and the temporary file is removed.
     *
     * @throws EnvironmentException if the file cannot be written, for example because the disk is full
     */
    public static void write(Path target, Writer content) {
        writeAll(List.of(target), outs -> content.writeTo(outs.get(0)));
    }

    /**
     * Writes several files side by side, as {@link #write}: none is put into place before all are complete. Should one
     * that is complete be kept from its place after that, those before it in the list are in theirs.
     *
     * @throws EnvironmentException if one of them cannot be written, naming it
     */
    public static void writeAll(List<Path> targets, GroupWriter content) {
        List<UnfinishedFile> files = new ArrayList<>();
        try {
            targets.forEach(target -> files.add(UnfinishedFile.create(target)));
            write(files, content);
            files.forEach(UnfinishedFile::complete);
            moveIntoPlace(files);
        } finally {
            files.forEach(UnfinishedFile::close);
        }
    }

    private static void write(List<UnfinishedFile> files, GroupWriter content) {
        try {
            content.writeTo(files.stream().map(UnfinishedFile::out).toList());
        } catch (IOException e) {
            throw files.stream()
                    .filter(UnfinishedFile::hasFailed)
                    .findFirst()
                    .orElse(files.get(files.size() - 1))
                    .failure(e);
        }
    }

    /** The program does not end in between. */
    private static void moveIntoPlace(List<UnfinishedFile> files) {
        try (Shutdown.Gate gate = Shutdown.gate()) {
            files.forEach(UnfinishedFile::moveIntoPlace);
        }
    }

    /**
     * Writes a text as UTF-8, as {@link #write}.
     *
     * @throws EnvironmentException if the file cannot be written
     */
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

    static void moveIntoPlace(Path temporary, Path target) throws IOException {
        try (Shutdown.Gate gate = Shutdown.gate()) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
