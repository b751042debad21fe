package dev.spikeloom.quantize.forward;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.network.AccuracyByTimeSteps;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.SpikeCountEvaluator;
import java.util.List;

/** The accuracy of a quantized network, spike by spike what {@link dev.spikeloom.network.IntegerReference} gives. */
public final class QuantizedEvaluator {
    private QuantizedEvaluator() {}

    /**
     * @param timeSteps numbers of time steps to report accuracy at
     * @param encoderSeed names the Bernoulli spikes that the images are presented as
     * @param threads how many threads to use; the result does not depend on it
     */
    public static AccuracyByTimeSteps evaluate(
            QuantizedNetwork network, Samples samples, List<Integer> timeSteps, long encoderSeed, int threads) {
        QuantizedForward forward = new QuantizedForward(network);
        return new SpikeCountEvaluator(samples.spikes(encoderSeed), samples::label, network.heads(), timeSteps)
                .evaluate(forward::copy, threads);
    }
}
