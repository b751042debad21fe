package dev.spikeloom.dataset.fetch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The beginning of a file that is being downloaded. Whatever goes wrong here is the disk's fault, not a server's. */
final class PartialFile implements AutoCloseable {
    private final Path path;
    private final OutputStream out;

    private PartialFile(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    /** How much there is already; 0 if there is no file. */
    static long size(Path path) {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw failure("read", path, e);
        }
    }

    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw failure("remove", path, e);
        }
    }

    /** Opens a file to append to its first {@code offset} bytes; what is beyond them is dropped. */
    static PartialFile openAt(Path path, long offset) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(offset).position(offset);
            return new PartialFile(path, Channels.newOutputStream(channel));
        } catch (IOException e) {
            throw failure("write", path, e);
        }
    }

    void append(byte[] block, int length) {
        try {
            out.write(block, 0, length);
        } catch (IOException e) {
            throw failure("write", path, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failure("write", path, e);
        }
    }

    private static InputException failure(String verb, Path path, IOException e) {
        return new InputException("cannot " + verb + " " + path + ": " + AtomicFiles.reason(e), e);
    }
}
