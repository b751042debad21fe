package dev.spikeloom.quantize;

import dev.spikeloom.network.layer.FloatWeights;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.WeightFormat;

/**
 * The biases and thresholds of a layer in units of the scale of its weights.
 *
 * @param biases one a column of the weight rows
 * @param thresholds one a column
 * @param clamped how many columns have a threshold (or, if potentials carry over, a bias) that was pulled back into its range
 */
record IntegerParameters(int[] biases, int[] thresholds, int clamped) {

    /** @param mostSpikes that can come to the weight rows of a neuron in a time step */
    static IntegerParameters of(FloatWeights layer, float[] scales, WeightFormat format, int mostSpikes) {
        return layer.neuronModel().carriesOver() ? rounded(layer, scales) : folded(layer, scales, format, mostSpikes);
    }

    /**
     * SNN-DC: a neuron spikes if {@code scale * sum(q) + bias > theta}. Sums of integers are integers, so that is the
     * same as {@code sum(q) > floor((theta - bias) / scale)}: biases and thresholds fold into one integer without any
     * loss. It is clamped to what can matter when any weights of the format may be loaded: just below the least possible
     * sum a neuron fires always, at the greatest possible sum never.
     */
    private static IntegerParameters folded(FloatWeights layer, float[] scales, WeightFormat format, int mostSpikes) {
        int always = mostSpikes * format.min() - 1;
        int never = mostSpikes * format.max();
        int[] thresholds = new int[layer.biases().length];
        int clamped = 0;
        for (int n = 0; n < thresholds.length; n++) {
            double exact = Math.floor(((double) layer.threshold() - layer.biases()[n]) / scaleOf(n, scales));
            double held = Math.max(always, Math.min(never, exact));
            clamped += held == exact ? 0 : 1;
            thresholds[n] = (int) held;
        }
        return new IntegerParameters(new int[thresholds.length], thresholds, clamped);
    }

    /**
     * SNN-CT and LIF: what a spike leaves behind depends on the threshold itself, and a bias is integrated at every time
     * step, so each is rounded to the nearest integer on its own. A threshold is at least 1.
     */
    private static IntegerParameters rounded(FloatWeights layer, float[] scales) {
        int[] biases = new int[layer.biases().length];
        int[] thresholds = new int[biases.length];
        int clamped = 0;
        for (int n = 0; n < biases.length; n++) {
            double bias = Math.rint((double) layer.biases()[n] / scaleOf(n, scales));
            double threshold = Math.rint((double) layer.threshold() / scaleOf(n, scales));
            biases[n] = (int) Math.max(-QuantizedLayer.MAX_BIAS, Math.min(QuantizedLayer.MAX_BIAS, bias));
            thresholds[n] = (int) Math.max(1, Math.min(Integer.MAX_VALUE, threshold));
            clamped += biases[n] == bias && thresholds[n] == threshold ? 0 : 1;
        }
        return new IntegerParameters(biases, thresholds, clamped);
    }

    private static float scaleOf(int column, float[] scales) {
        return scales[scales.length == 1 ? 0 : column];
    }
}
