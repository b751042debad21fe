package dev.spikeloom.train;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.spike.CounterRandom;
import java.util.List;

/** A small, learnable data set of 10 x 7 images: each of three classes lights a third of the pixels, with noise. */
public final class ToyData {
    static final int INPUTS = 70;
    static final int CLASSES = 3;

    private ToyData() {}

    public static Dataset dataset() {
        return new Dataset("toy", List.of(CLASSES), images(230, 1), images(60, 2), images(60, 3));
    }

    private static LabelledImages images(int samples, long seed) {
        byte[] pixels = new byte[samples * INPUTS];
        byte[] labels = new byte[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = (byte) (s % CLASSES);
            for (int p = 0; p < INPUTS; p++) {
                int noise = (int) (CounterRandom.bits(seed, (long) s * INPUTS + p) >>> 58);
                boolean dark = p % CLASSES != labels[s] || p == INPUTS - 1;
                pixels[s * INPUTS + p] = (byte) (dark ? (p == INPUTS - 1 ? 0 : noise) : 128 + noise);
            }
        }
        return new LabelledImages(10, 7, 255, pixels, labels);
    }
}
