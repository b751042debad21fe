package dev.spikeloom.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cache with a small MNIST: 10,004 training images, of which the last 10,000 are for validation, and two to test. */
public final class MnistCache {
    static final int TRAINING = 4;
    private static final int SIDE = 28;

    private MnistCache() {}

    /** Image i shows a horizontal bar in row {@code 8 + i % 10}; its label is {@code i % 10}. */
    public static Path create(Path cache) {
        try {
            Path folder = Files.createDirectories(cache.resolve("mnist"));
            write(folder, "train", TRAINING + 10_000);
            write(folder, "t10k", 2);
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path folder, String part, int count) {
        byte[] pixels = new byte[count * SIDE * SIDE];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 10;
            for (int x = 6; x < 22; x++) {
                pixels[(i * SIDE + 8 + i % 10) * SIDE + x] = (byte) 255;
            }
        }
        IdxFiles.write(
                folder.resolve(part + "-images-idx3-ubyte"),
                IdxFiles.file(pixels, IdxFiles.IMAGES_MAGIC, count, SIDE, SIDE));
        IdxFiles.write(folder.resolve(part + "-labels-idx1-ubyte"), IdxFiles.labels(labels));
    }
}
