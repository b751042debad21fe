package dev.spikeloom.dataset.samples;

import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;

/**
 * Encodes images as spikes: at each time step each pixel spikes independently with a probability proportional to its
 * value, and a white pixel always. Pixel {@code p} of sample {@code i} at step {@code t} is a pure function of (seed, i,
 * t, p).
 *
 * <p>The probability is exact to 1/65,536: pixel {@code p} spikes if its own 16 random bits, taken from position {@code
 * p / 4} of the stream that (seed, i, t) names, are below {@code ceil(value / maxPixel * 65536)}.
 */
public final class BernoulliEncoder implements SpikeSource {
    private static final int PIXELS_PER_DRAW = 4;

    private final LabelledImages images;
    private final long seed;
    private final int[] limits;

    public BernoulliEncoder(LabelledImages images, long seed) {
        this.images = images;
        this.seed = seed;
        this.limits = new int[256];
        for (int value = 0; value < limits.length; value++) {
            limits[value] = Math.min(1 << 16, ((value << 16) + images.maxPixel() - 1) / images.maxPixel());
        }
    }

    @Override
    public int samples() {
        return images.samples();
    }

    @Override
    public int inputs() {
        return images.inputs();
    }

    @Override
    public void read(int sample, int step, SpikeVector into) {
        encode(images.pixels(), sample * images.inputs(), sample, step, into);
    }

    /** Encodes the pixels from {@code first} on in the place of those of a sample. */
    void encode(byte[] pixels, int first, int sample, int step, SpikeVector into) {
        long key = CounterRandom.derive(CounterRandom.derive(seed, sample), step);
        int inputs = images.inputs();
        for (int word = 0; word < into.wordCount(); word++) {
            long spikes = 0;
            int end = Math.min(64, inputs - 64 * word);
            for (int bit = 0; bit < end; bit += PIXELS_PER_DRAW) {
                spikes |= fourPixels(key, pixels, first, 64 * word + bit, inputs) << bit;
            }
            into.setWord(word, spikes);
        }
    }

    private long fourPixels(long key, byte[] pixels, int first, int pixel, int inputs) {
        int end = Math.min(PIXELS_PER_DRAW, inputs - pixel);
        int any = 0;
        for (int i = 0; i < end; i++) {
            any |= pixels[first + pixel + i];
        }
        if (any == 0) {
            return 0;
        }
        long random = CounterRandom.bits(key, pixel / PIXELS_PER_DRAW);
        long spikes = 0;
        for (int i = 0; i < end; i++) {
            int draw = (int) (random >>> (16 * i)) & 0xffff;
            if (draw < limits[pixels[first + pixel + i] & 0xff]) {
                spikes |= 1L << i;
            }
        }
        return spikes;
    }
}
