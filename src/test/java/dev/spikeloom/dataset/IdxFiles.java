package dev.spikeloom.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Files in IDX format, right and wrong, for tests. */
public final class IdxFiles {
    public static final int IMAGES_MAGIC = 0x803;
    public static final int LABELS_MAGIC = 0x801;

    private IdxFiles() {}

    /** A file of images that counts its pixels: 0, 1, 2 and so on. */
    public static byte[] images(int count, int rows, int columns) {
        byte[] pixels = new byte[count * rows * columns];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        return file(pixels, IMAGES_MAGIC, count, rows, columns);
    }

    public static byte[] labels(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return file(bytes, LABELS_MAGIC, labels.length);
    }

    public static byte[] file(byte[] content, int... header) {
        ByteBuffer bytes = ByteBuffer.allocate(header.length * Integer.BYTES + content.length);
        for (int value : header) {
            bytes.putInt(value);
        }
        return bytes.put(content).array();
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Path write(Path file, byte[] content) {
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
