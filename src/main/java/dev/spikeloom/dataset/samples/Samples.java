package dev.spikeloom.dataset.samples;

import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.security.MessageDigest;
import java.util.List;

/**
 * Labelled samples that can be presented to a network as spikes. Immutable; may be used from any thread.
 *
 * <p>A sample has one label for each head, that is, for each task that is to be learned of it: a digit, a direction of
 * motion.
 */
public interface Samples {
    /** How many there are. */
    int samples();

    /** Height of a sample in pixels. */
    int rows();

    /** Width of a sample in pixels. */
    int columns();

    /** Inputs of each pixel: 2 of recordings with {@linkplain Polarities#BOTH both polarities}, else 1. */
    default int channels() {
        return 1;
    }

    /**
     * Inputs of a network that sees a sample: input {@code (y * columns + x) * channels + c} is channel c of the pixel of
     * row y and column x.
     */
    default int inputs() {
        return rows() * columns() * channels();
    }

    /** The class of a sample in a head, both from 0. */
    int label(int sample, int head);

    /** How many time steps a sample lasts, if it was recorded; 0 if it can be presented for any number of them. */
    int timeSteps();

    /**
     * The samples as they are presented in validation, test and simulation.
     *
     * @param encoderSeed names the random spikes of images; recordings do not depend on it
     */
    SpikeSource spikes(long encoderSeed);

    /**
     * A source of the samples as they are presented in training, other spikes in each epoch.
     *
     * @param seed of all that is random; the same seed gives the same spikes
     * @param augmentation how samples are deformed
     * @param timeSteps time steps a sample is presented for; of recordings their own number
     * @return an encoder for use by one thread at a time
     * @throws IllegalArgumentException if the samples cannot be presented for as many time steps
     */
    SampleEncoder trainingEncoder(long seed, Augmentation augmentation, int timeSteps);

    /**
     * Adds to each input how many spikes a sample has there at a time step: their probability, or in a recording their
     * mean over its time steps.
     *
     * @param rates {@code [inputs]}
     */
    void addSpikeRates(int sample, double[] rates);

    /** Mean number of input spikes of a sample at a time step, expected or counted. */
    default double meanSpikes() {
        double sum = 0;
        for (double rate : totalSpikeRates()) {
            sum += rate;
        }
        return sum / samples();
    }

    /** The inputs that can spike in at least one of the samples, as long as nothing is deformed. */
    default SpikeVector usedInputs() {
        double[] rates = totalSpikeRates();
        SpikeVector used = new SpikeVector(inputs());
        for (int i = 0; i < rates.length; i++) {
            if (rates[i] > 0) {
                used.set(i);
            }
        }
        return used;
    }

    private double[] totalSpikeRates() {
        double[] rates = new double[inputs()];
        for (int sample = 0; sample < samples(); sample++) {
            addSpikeRates(sample, rates);
        }
        return rates;
    }

    /** Updates a digest with all that these samples are. */
    void updateDigest(MessageDigest digest);

    /**
     * Some of the samples, without copying them.
     *
     * @param indices which, in their new order; one may be there more than once
     * @throws IndexOutOfBoundsException if one is not that of a sample
     */
    default Samples subset(int... indices) {
        return new SampleSubset(this, indices);
    }

    /**
     * The samples of several parts, one part after the other, without copying them.
     *
     * @throws IllegalArgumentException if there is no part, or the parts differ in shape or time steps
     */
    static Samples concatenate(List<? extends Samples> parts) {
        return parts.size() == 1 ? parts.get(0) : new ConcatenatedSamples(parts);
    }
}
