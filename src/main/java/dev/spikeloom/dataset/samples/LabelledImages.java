package dev.spikeloom.dataset.samples;

import dev.spikeloom.spike.SpikeSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

/**
 * Grey images of one size with a class each.
 *
 * @param rows height of an image
 * @param columns width of an image
 * @param maxPixel the value of a white pixel, 1 to 255
 * @param pixels unsigned, {@code [samples * rows * columns]}, row by row
 * @param labels the class of each sample, from 0
 */
public record LabelledImages(int rows, int columns, int maxPixel, byte[] pixels, byte[] labels) implements Samples {
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

    @Override
    public int samples() {
        return labels.length;
    }

    public int pixel(int sample, int index) {
        return pixels[sample * inputs() + index] & 0xff;
    }

    public int label(int sample) {
        return labels[sample];
    }

    /** The class: images have one head. */
    @Override
    public int label(int sample, int head) {
        Objects.checkIndex(head, 1);
        return label(sample);
    }

    /** Any number. */
    @Override
    public int timeSteps() {
        return 0;
    }

    @Override
    public SpikeSource spikes(long encoderSeed) {
        return new BernoulliEncoder(this, encoderSeed);
    }

    @Override
    public SampleEncoder trainingEncoder(long seed, Augmentation augmentation, int timeSteps) {
        return new ImageTrainingEncoder(this, seed, augmentation, timeSteps);
    }

    @Override
    public void addSpikeRates(int sample, double[] rates) {
        for (int i = 0; i < rates.length; i++) {
            rates[i] += (double) pixel(sample, i) / maxPixel;
        }
    }

    @Override
    public void updateDigest(MessageDigest digest) {
        digest.update((rows + " x " + columns + ", " + maxPixel + ", " + labels.length + '\n')
                .getBytes(StandardCharsets.UTF_8));
        digest.update(pixels);
        digest.update(labels);
    }

    /** The samples from {@code from} (inclusive) to {@code to} (exclusive). */
    public LabelledImages slice(int from, int to) {
        return new LabelledImages(
                rows,
                columns,
                maxPixel,
                Arrays.copyOfRange(pixels, from * inputs(), to * inputs()),
                Arrays.copyOfRange(labels, from, to));
    }
}
