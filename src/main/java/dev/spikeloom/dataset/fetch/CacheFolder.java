package dev.spikeloom.dataset.fetch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The folder in which the files of one data set are kept, unpacked. A file is there under its own name only if it is
 * complete and its checksum was right.
 *
 * @param path the folder; it need not exist yet
 */
public record CacheFolder(Path path) {
    private static final int BLOCK = 1 << 16;

    Path file(DatasetFile file) {
        return path.resolve(file.name());
    }

    /** Where a download is collected until it is complete; left behind when it is cut off, to go on from there. */
    Path partialDownload(DatasetFile file) {
        return path.resolve(file.name() + ".gz.part");
    }

    /**
     * Whether a file is there, complete and with the right checksum.
     *
     * @throws InputException if it is there but cannot be read
     */
    public boolean holds(DatasetFile file) {
        Path path = file(file);
        try {
            if (!Files.isRegularFile(path) || Files.size(path) != file.bytes()) {
                return false;
            }
            try (InputStream in = Files.newInputStream(path)) {
                return copy(in, OutputStream.nullOutputStream(), file, path.toString(), Progress.NONE)
                        .equals(file.sha256());
            }
        } catch (IOException e) {
            throw new InputException("cannot read " + path + ": " + AtomicFiles.reason(e), e);
        }
    }

    /**
     * Stores a file, unpacking it if it is gzip-compressed.
     *
     * @param origin names the content in messages
     * @throws SourceException if the content cannot be read, or its length or checksum is wrong; nothing is stored
     * @throws InputException if the file cannot be written
     */
    void store(DatasetFile file, InputStream content, String origin, Progress progress) {
        AtomicFiles.write(file(file), out -> {
            String sum = copy(unpacked(content, origin), out, file, origin, progress);
            if (!sum.equals(file.sha256())) {
                throw new SourceException(origin + " has the wrong content: SHA-256 of " + file.name() + " is " + sum
                        + ", expected " + file.sha256());
            }
        });
    }

    /** Copies a file, or as much as it can have, and returns the checksum. */
    private static String copy(InputStream in, OutputStream out, DatasetFile file, String origin, Progress progress)
            throws IOException {
        MessageDigest digest = Checksums.sha256();
        byte[] block = new byte[BLOCK];
        long copied = 0;
        for (int length = read(in, block, origin); length >= 0; length = read(in, block, origin)) {
            copied += length;
            if (copied > file.bytes()) {
                throw new SourceException(origin + " is too long: " + file.name() + " has " + file.bytes() + " bytes");
            }
            digest.update(block, 0, length);
            out.write(block, 0, length);
            progress.update(copied, file.bytes(), file.name());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Reading fails because of the source, writing because of the cache: the two must not be confused. */
    private static int read(InputStream in, byte[] block, String origin) {
        try {
            return in.read(block);
        } catch (IOException e) {
            throw new SourceException(origin + " cannot be read: " + AtomicFiles.reason(e), e);
        }
    }

    private static InputStream unpacked(InputStream content, String origin) {
        try {
            InputStream in = new BufferedInputStream(content, BLOCK);
            return DatasetFile.isGzip(in) ? new GzipCompressorInputStream(in) : in;
        } catch (IOException e) {
            throw new SourceException(origin + " cannot be read: " + AtomicFiles.reason(e), e);
        }
    }
}
