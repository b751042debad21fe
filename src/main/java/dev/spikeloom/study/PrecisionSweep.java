package dev.spikeloom.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spikeloom.io.Json;
import dev.spikeloom.run.accuracy.Estimate;
import java.util.List;

/**
 * The accuracy of one network by the bits of its weights (Yin et al. 2017, Fig. 6), at the experiment's time steps.
 *
 * @param experiment its name
 * @param dataset its test samples were presented
 * @param network layers in the field's shorthand
 * @param neuron the neuron model, such as {@code snn-dc}
 * @param testSamples how many
 * @param timeSteps that each was presented for
 * @param firstEncoderSeed of the first run; each further run has the next
 * @param runs how often all samples were presented
 * @param fineTuneEpochs epochs that each network was trained on with its quantized weights; 0 for none
 * @param floating accuracy in floating point, 0 to 1, in every head if there are several
 * @param byBits the others, fewest bits first
 */
public record PrecisionSweep(
        String experiment,
        String dataset,
        String network,
        String neuron,
        int testSamples,
        int timeSteps,
        long firstEncoderSeed,
        int runs,
        int fineTuneEpochs,
        Estimate floating,
        List<Row> byBits) {
    /**
     * A precision.
     *
     * @param quantized accuracy of the network as it was trained, quantized
     * @param fineTuned accuracy when it was trained on with quantized weights; null if it was not
     */
    public record Row(
            int weightBits,
            Estimate quantized,
            @JsonInclude(JsonInclude.Include.NON_NULL) Estimate fineTuned) {}

    public PrecisionSweep {
        byBits = List.copyOf(byBits);
    }

    /** The text of {@code precision.json}. */
    public String toJson() {
        return Json.text(this);
    }
}
