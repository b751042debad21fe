package dev.spikeloom.design.register;

import dev.spikeloom.design.width.NumberRange;
import java.util.Optional;

/**
 * A layer whose weights, thresholds and biases can be loaded.
 *
 * @param index its number on the load port
 * @param rows weight rows, at least 1
 * @param neurons weights of a row, thresholds and biases, at least 1
 * @param weights what a weight can be, as it is stored: of one bit, 0 or 1
 * @param thresholds what a threshold can be
 * @param sharedThreshold whether all its neurons have one threshold, which is loaded as that of any of them
 * @param biases what a bias can be; empty if the layer has none
 */
public record LoadLayer(
        int index,
        int rows,
        int neurons,
        NumberRange weights,
        NumberRange thresholds,
        boolean sharedThreshold,
        Optional<NumberRange> biases) {
    public int lastRow() {
        return rows - 1;
    }

    public int lastNeuron() {
        return neurons - 1;
    }

    public boolean hasBiases() {
        return biases.isPresent();
    }

    /** {@code -64 to 63}. */
    public String weightsText() {
        return weights.least() == 0 ? "0 for +1, 1 for -1" : weights.toString();
    }

    /** {@code 1 to 2047}, or {@code 1 to 2047, one for all neurons}. */
    public String thresholdsText() {
        return thresholds + (sharedThreshold ? ", one for all neurons" : "");
    }

    /** {@code -256 to 255}, or {@code none}. */
    public String biasesText() {
        return biases.map(NumberRange::toString).orElse("none");
    }
}
