package dev.spikeloom.explore;

import java.util.List;
import java.util.SortedMap;

/**
 * What quantizing gave.
 *
 * @param testAccuracy share of the test images classified rightly by the quantized network at the experiment's time
 *     steps, 0 to 1
 * @param testAccuracyByTimeSteps the same at each number of time steps
 * @param quantization what it did to each layer, input side first
 */
public record QuantizeOutcome(
        double testAccuracy, SortedMap<Integer, Double> testAccuracyByTimeSteps, List<Layer> quantization) {

    /**
     * What quantizing did to a layer.
     *
     * @param weights how many there are
     * @param clippedWeights how many lay beyond the greatest integer
     * @param rmsErrorFloatWeights root mean square of what rounding and clipping changed, in units of the float weights
     */
    public record Layer(
            int layer, int weights, int clippedWeights, double rmsErrorFloatWeights, int clampedThresholds) {}
}
