package dev.spikeloom.quantize;

import dev.spikeloom.network.neuron.WeightFormat;
import java.util.Arrays;

/**
 * The weights that share a scale, and the choice of that scale: unless it is asked for otherwise, the one of {@value #CANDIDATES} candidates that gives
 * the least mean squared error of the weights. The greatest candidate clips nothing; smaller ones trade clipping a few
 * large weights for a finer grid under all others.
 */
final class WeightGroup {
    private static final int CANDIDATES = 128;

    private final float[] weights;
    private final WeightFormat format;
    private final float scale;

    /**
     * Weights whose scale is to be chosen; that of a single bit always by the least error.
     *
     * @param clipping the least error also stands for what samples decide later
     */
    WeightGroup(float[] weights, WeightFormat format, Clipping clipping, double percentile) {
        this.weights = weights;
        this.format = format;
        if (format.bits() == 1) {
            this.scale = meanMagnitude();
        } else {
            this.scale = switch (clipping) {
                case ERROR, CALIBRATED -> bestScale();
                case NONE -> percentileScale(100);
                case PERCENTILE -> percentileScale(percentile);
            };
        }
    }

    /** Weights whose scale is given. */
    WeightGroup(float[] weights, WeightFormat format, float scale) {
        this.weights = weights;
        this.format = format;
        this.scale = scale;
    }

    float scale() {
        return scale;
    }

    /** How many weights lie beyond the greatest integer. A single bit holds a sign and clips nothing. */
    int clipped() {
        if (format.bits() == 1) {
            return 0;
        }
        int clipped = 0;
        for (float weight : weights) {
            if (Math.abs(Math.rint((double) weight / scale)) > format.max()) {
                clipped++;
            }
        }
        return clipped;
    }

    double squaredError() {
        return squaredError(scale);
    }

    short quantize(float weight) {
        return format.nearest(weight, scale);
    }

    private double squaredError(float candidate) {
        double sum = 0;
        for (float weight : weights) {
            double error = weight - (double) candidate * format.nearest(weight, candidate);
            sum += error * error;
        }
        return sum;
    }

    /** Of the magnitude that the given share of the weights does not exceed, by nearest rank. */
    private float percentileScale(double percentile) {
        float[] magnitudes = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            magnitudes[i] = Math.abs(weights[i]);
        }
        Arrays.sort(magnitudes);
        int rank = (int) Math.ceil(percentile / 100 * magnitudes.length);
        double kept = magnitudes[Math.max(1, Math.min(magnitudes.length, rank)) - 1];
        // Where most weights are zero, that says nothing of the others.
        return kept == 0 ? bestScale() : positive(kept / format.max());
    }

    /** Of +s and -s, s = mean magnitude has the least squared error (Rastegari et al. 2016, eq. 6). */
    private float meanMagnitude() {
        double sum = 0;
        for (float weight : weights) {
            sum += Math.abs(weight);
        }
        return positive(sum / weights.length);
    }

    private float bestScale() {
        double greatest = 0;
        for (float weight : weights) {
            greatest = Math.max(greatest, Math.abs(weight));
        }
        float best = positive(greatest / format.max());
        double least = squaredError(best);
        for (int i = CANDIDATES - 1; i > 0; i--) {
            float candidate = positive(greatest / format.max() * i / CANDIDATES);
            double error = squaredError(candidate);
            if (error < least) {
                least = error;
                best = candidate;
            }
        }
        return best;
    }

    /** Any scale serves weights that are all zero, or too small for a float to hold their scale. */
    private static float positive(double scale) {
        return (float) scale < Float.MIN_NORMAL ? 1 : (float) scale;
    }
}
