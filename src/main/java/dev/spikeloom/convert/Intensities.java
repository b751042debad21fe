package dev.spikeloom.convert;

import dev.spikeloom.dataset.samples.Samples;
import java.util.Arrays;

/**
 * What a sample is to a ReLU network: of each input the share of time steps in which it spikes. In an image that is the
 * brightness of a pixel, from 0 for black to 1 for white. Not thread-safe.
 */
final class Intensities {
    private final double[] rates;
    private final float[] intensities;

    Intensities(int inputs) {
        rates = new double[inputs];
        intensities = new float[inputs];
    }

    /** The intensities of a sample, valid until the next. */
    float[] of(Samples samples, int sample) {
        Arrays.fill(rates, 0);
        samples.addSpikeRates(sample, rates);
        for (int i = 0; i < rates.length; i++) {
            intensities[i] = (float) rates[i];
        }
        return intensities;
    }
}
