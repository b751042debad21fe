package dev.spikeloom.dataset;

/**
 * Grey images of one size with a class each.
 *
 * @param rows height of an image
 * @param columns width of an image
 * @param maxPixel the value of a white pixel, 1 to 255
 * @param pixels unsigned, {@code [samples * rows * columns]}, row by row
 * @param labels the class of each sample, from 0
 */
public record LabelledImages(int rows, int columns, int maxPixel, byte[] pixels, byte[] labels) {
    /** @throws IllegalArgumentException if the shapes do not fit */
    public LabelledImages {
        if (rows < 1 || columns < 1 || (long) rows * columns * labels.length != pixels.length) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels for " + labels.length + " images of " + rows + " x " + columns);
        }
        if (maxPixel < 1 || maxPixel > 255) {
            throw new IllegalArgumentException("white is " + maxPixel + ", allowed 1 to 255");
        }
    }

    public int samples() {
        return labels.length;
    }

    /** Pixels of an image, which are the inputs of a network. */
    public int inputs() {
        return rows * columns;
    }

    public int pixel(int sample, int index) {
        return pixels[sample * inputs() + index] & 0xff;
    }

    public int label(int sample) {
        return labels[sample];
    }

    /** The samples from {@code from} (inclusive) to {@code to} (exclusive). */
    public LabelledImages slice(int from, int to) {
        return new LabelledImages(
                rows,
                columns,
                maxPixel,
                java.util.Arrays.copyOfRange(pixels, from * inputs(), to * inputs()),
                java.util.Arrays.copyOfRange(labels, from, to));
    }
}
