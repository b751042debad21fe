package dev.spikeloom.run;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.network.neuron.PerLayer;
import java.util.List;

/**
 * What {@code result.json} says about the experiment.
 *
 * @param preset its name
 * @param dataset its samples are presented
 * @param network layer sizes, in the field's shorthand, such as {@code 784-256-256-10}
 * @param neuron the neuron model, such as {@code snn-dc}
 * @param weightBits one value, or one for each layer of neurons: of the quantized network
 * @param timeSteps time steps that a test image is presented for
 * @param notApplicable stages that the experiment's networks cannot go through; null if there are none
 */
public record ExperimentFacts(
        String preset,
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
        @JsonInclude(JsonInclude.Include.NON_NULL) NotApplicable notApplicable) {
    /**
     * Stages that are left out.
     *
     * @param stages their names
     * @param reason why
     */
    public record NotApplicable(List<String> stages, String reason) {}

    static ExperimentFacts of(Experiment experiment) {
        return new ExperimentFacts(
                experiment.name(),
                experiment.dataset(),
                experiment.topology().toString(),
                experiment.neuronText(),
                PerLayer.shown(experiment.quantization().weightBits()),
                experiment.timeSteps(),
                experiment.beyondHardware().map(ExperimentFacts::notApplicable).orElse(null));
    }

    private static NotApplicable notApplicable(String beyondHardware) {
        return new NotApplicable(
                Stages.ofHardware().stream().map(Stage::title).toList(),
                "the accelerator does not do " + beyondHardware + "; it takes dense layers");
    }
}
