package dev.spikeloom.train;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.SpikeCountEvaluator;
import java.util.List;

/** The accuracy of a network in floating point. */
public final class FloatEvaluator {
    private FloatEvaluator() {}

    /**
     * @param timeSteps numbers of time steps to report accuracy at
     * @param encoderSeed names the Bernoulli spikes that images are presented as
     * @param threads how many threads to use; the result does not depend on it
     */
    public static AccuracyByTimeSteps evaluate(
            Network network, Samples samples, List<Integer> timeSteps, long encoderSeed, int threads) {
        return new SpikeCountEvaluator(samples.spikes(encoderSeed), samples::label, network.heads(), timeSteps)
                .evaluate(() -> new FloatForward(network), threads);
    }
}
