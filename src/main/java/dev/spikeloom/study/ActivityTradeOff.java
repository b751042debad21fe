package dev.spikeloom.study;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spikeloom.io.Json;
import java.math.BigDecimal;
import java.util.List;

/**
 * What fewer spikes cost in accuracy and save in cycles: one experiment, trained with several spike penalties.
 *
 * @param experiment its name
 * @param dataset its name
 * @param network layers in the field's shorthand
 * @param neuron the neuron model, such as {@code snn-dc}
 * @param weightBits one value, or one for each layer of neurons: of the quantized networks, which all figures are of
 * @param timeSteps that each test sample was presented for
 * @param rows in the order of the penalties
 */
public record ActivityTradeOff(
        String experiment,
        String dataset,
        String network,
        String neuron,

        @JsonFormat(
                with = {
                    JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED,
                    JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY
                })
        List<Integer> weightBits,

        int timeSteps,
        List<Row> rows) {
    /**
     * A penalty. Counts are means over the test samples.
     *
     * @param spikePenalty what the loss of a sample grew by for each hidden spike
     * @param testAccuracy 0 to 1, in every head if there are several
     * @param spikesPerSample of the inputs, then of each layer
     * @param busiestLayerCycles that the spikes ask for between the results of two samples
     * @param initiationIntervalCycles that a sample takes; null if the accelerator does not do such networks
     * @param sramReadsPerSample weight rows that are read; null likewise
     */
    public record Row(
            BigDecimal spikePenalty,
            double testAccuracy,
            List<Double> spikesPerSample,
            double busiestLayerCycles,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double initiationIntervalCycles,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double sramReadsPerSample) {}

    public ActivityTradeOff {
        rows = List.copyOf(rows);
    }

    /** The text of {@code activity.json}. */
    public String toJson() {
        return Json.text(this);
    }
}
