package dev.spikeloom.run.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;

/**
 * What quantizing gave.
 *
 * @param testAccuracy share of the test images classified rightly by the quantized network at the experiment's time
 *     steps, 0 to 1, in every head if there are several
 * @param testAccuracyByTimeSteps the same at each number of time steps
 * @param testAccuracyByHead the same of each head; null if there is one
 * @param quantization what it did to each layer with weights, input side first
 * @param fineTuning how training went on with quantized weights; null if it did not
 */
public record QuantizeOutcome(
        double testAccuracy,
        SortedMap<Integer, Double> testAccuracyByTimeSteps,

        @JsonInclude(JsonInclude.Include.NON_NULL) List<SortedMap<Integer, Double>> testAccuracyByHead,

        List<Layer> quantization,
        @JsonInclude(JsonInclude.Include.NON_NULL) TrainOutcome.History fineTuning) {

    /**
     * What quantizing did to a layer.
     *
     * @param weights how many there are
     * @param clippedWeights how many lay beyond the greatest integer
     * @param rmsErrorFloatWeights root mean square of what rounding and clipping changed, in units of the float weights
     * @param minScale the least of its scales; null if they are those of the least error
     * @param maxScale the greatest of them; null likewise
     * @param spikeAgreement on the calibration samples, the share of the spikes of the float or the quantized network that are
     *     spikes of both; null without calibration
     */
    public record Layer(
            int layer,
            int weights,
            int clippedWeights,
            double rmsErrorFloatWeights,
            int clampedThresholds,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double minScale,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double maxScale,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double spikeAgreement) {}
}
