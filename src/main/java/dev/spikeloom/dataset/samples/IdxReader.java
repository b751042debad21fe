package dev.spikeloom.dataset.samples;

import dev.spikeloom.dataset.fetch.DatasetFile;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Reads images and labels in the IDX format of the MNIST database (LeCun, Cortes and Burges, 1998), plain or
 * gzip-compressed. A file may be truncated, damaged or lie about its size: memory is taken for the bytes that are
 * there, never for those that a header promises.
 */
public final class IdxReader {
    /** No data set of this kind comes near; it keeps a small gzip file from filling the memory. */
    private static final int MAX_PAYLOAD = 1 << 28;

    private static final int MAX_SIDE = 4096;

    private static final int IMAGES_MAGIC = 0x00000803;
    private static final int LABELS_MAGIC = 0x00000801;
    private static final int WHITE = 255;

    private IdxReader() {}

    /**
     * Reads images and their labels.
     *
     * @param classes how many classes there are: labels are 0 to {@code classes - 1}
     * @throws InputException naming the file, the field that is wrong, its value and what is possible
     */
    public static LabelledImages read(Path images, Path labels, int classes) {
        Content imageContent = content(images, IMAGES_MAGIC, "images");
        Content labelContent = content(labels, LABELS_MAGIC, "labels");
        if (imageContent.items != labelContent.items) {
            throw new InputException(labels + ": number of labels is " + labelContent.items + ", but " + images
                    + " holds " + imageContent.items + " images");
        }
        requireClasses(labels, labelContent.payload, classes);
        return new LabelledImages(
                imageContent.rows, imageContent.columns, WHITE, imageContent.payload, labelContent.payload);
    }

    /** What a file holds: {@code items} images of {@code rows} x {@code columns} bytes, or labels, which are 1 x 1. */
    private record Content(int items, int rows, int columns, byte[] payload) {}

    private static Content content(Path file, int magic, String unit) {
        try (Source source = Source.open(file)) {
            ByteBuffer header = source.header(magic == IMAGES_MAGIC ? 16 : 8);
            requireMagic(file, header.getInt(), magic, unit);
            long items = Integer.toUnsignedLong(header.getInt());
            int rows = magic == IMAGES_MAGIC ? side(file, "rows", header.getInt()) : 1;
            int columns = magic == IMAGES_MAGIC ? side(file, "columns", header.getInt()) : 1;
            long possible = source.possiblePayload() / ((long) rows * columns);
            if (items < 1 || items > possible) {
                throw new InputException(file + ": number of " + unit + " is " + items + ", but "
                        + (possible < 1
                                ? "it is truncated before the first of them"
                                : "1 to " + possible + " are possible"
                                        + (magic == IMAGES_MAGIC ? " with " + rows + " x " + columns + " pixels" : "")
                                        + " in a file of " + source.fileSize() + " bytes"));
            }
            int length = Math.toIntExact(items * rows * columns);
            return new Content((int) items, rows, columns, source.payload(length));
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static void requireMagic(Path file, int found, int expected, String unit) {
        if (found != expected) {
            throw new InputException(String.format(
                    java.util.Locale.ROOT,
                    "%s: magic number is 0x%08x, expected 0x%08x, which is IDX %s of unsigned bytes",
                    file,
                    found,
                    expected,
                    unit));
        }
    }

    private static int side(Path file, String name, int value) {
        if (value < 1 || value > MAX_SIDE) {
            throw new InputException(file + ": number of " + name + " is " + Integer.toUnsignedLong(value)
                    + ", allowed 1 to " + MAX_SIDE);
        }
        return value;
    }

    private static void requireClasses(Path file, byte[] labels, int classes) {
        for (int i = 0; i < labels.length; i++) {
            int label = labels[i] & 0xff;
            if (label >= classes) {
                throw new InputException(
                        file + ": label of sample " + i + " is " + label + ", allowed 0 to " + (classes - 1));
            }
        }
    }

    /** The unpacked bytes of a file. */
    private static final class Source implements AutoCloseable {
        /** Deflate cannot pack better than this; so a packed file bounds what its header can promise. */
        private static final int MAX_DEFLATE_RATIO = 1032;

        private final Path file;
        private final InputStream in;
        private final boolean packed;
        private final long fileSize;
        private int headerSize;

        private Source(Path file, InputStream in, boolean packed, long fileSize) {
            this.file = file;
            this.in = in;
            this.packed = packed;
            this.fileSize = fileSize;
        }

        static Source open(Path file) throws IOException {
            long size = Files.size(file);
            BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            try {
                boolean packed = DatasetFile.isGzip(raw);
                if (!packed && file.toString().endsWith(".gz")) {
                    throw new InputException(file + " is not gzip-compressed, though its name ends in .gz");
                }
                InputStream in = packed
                        ? GzipCompressorInputStream.builder()
                                .setInputStream(raw)
                                .setDecompressConcatenated(true)
                                .get()
                        : raw;
                return new Source(file, in, packed, size);
            } catch (IOException | InputException e) {
                raw.close();
                throw e;
            }
        }

        long fileSize() {
            return fileSize;
        }

        ByteBuffer header(int length) throws IOException {
            byte[] header = in.readNBytes(length);
            if (header.length < length) {
                throw new InputException(
                        file + " is truncated: it has " + header.length + " bytes, but an IDX header has " + length);
            }
            headerSize = length;
            return ByteBuffer.wrap(header);
        }

        /** The most bytes that can follow the header. */
        long possiblePayload() {
            long possible = packed ? fileSize * MAX_DEFLATE_RATIO : fileSize - headerSize;
            return Math.min(possible, MAX_PAYLOAD);
        }

        /** The bytes after the header, of which there must be {@code length}. */
        byte[] payload(int length) throws IOException {
            byte[] payload = in.readNBytes(length);
            if (payload.length < length) {
                throw new InputException(file + " is truncated: its header promises " + length
                        + " bytes of content, but " + payload.length + " follow");
            }
            if (in.read() >= 0) {
                throw new InputException(
                        file + " has bytes after its end: its header promises " + length + " bytes of content");
            }
            return payload;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
