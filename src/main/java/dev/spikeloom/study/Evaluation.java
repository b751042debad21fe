package dev.spikeloom.study;

import dev.spikeloom.io.Json;
import dev.spikeloom.run.accuracy.AccuracySeries;
import java.util.List;

/**
 * The accuracy of networks on the test samples over time steps.
 *
 * @param experiment its name
 * @param dataset its test samples were presented
 * @param network layers in the field's shorthand
 * @param neuron the neuron model, such as {@code snn-dc}
 * @param testSamples how many
 * @param firstEncoderSeed of the first run; each further run has the next
 * @param runs how often all samples were presented, with other random spikes each time; 1 for recordings
 * @param curves of each network: of each head, if there are several, then of all heads together
 */
public record Evaluation(
        String experiment,
        String dataset,
        String network,
        String neuron,
        int testSamples,
        long firstEncoderSeed,
        int runs,
        List<AccuracySeries> curves) {
    public Evaluation {
        curves = List.copyOf(curves);
    }

    /** The text of {@code accuracy.json}. */
    public String toJson() {
        return Json.text(this);
    }
}
