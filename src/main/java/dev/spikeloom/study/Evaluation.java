package dev.spikeloom.study;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.Json;
import dev.spikeloom.io.Progress;
import dev.spikeloom.run.accuracy.AccuracyRuns;
import dev.spikeloom.run.accuracy.AccuracySeries;
import dev.spikeloom.run.accuracy.EvaluationPlan;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * Evaluates the networks of an experiment, the float one first.
     *
     * @throws dev.spikeloom.io.InputException if the data set is missing, or does not fit the network or the plan
     */
    public static Evaluation of(TrainedNetworks networks, EvaluationPlan plan, RunOptions options, Progress progress) {
        Experiment experiment = networks.experiment();
        Workload workload = Workload.load(experiment, options.cache());
        int count = (int) Stream.of(networks.floating(), networks.quantized())
                .filter(Optional::isPresent)
                .count();
        AccuracyRuns runs = new AccuracyRuns(workload, plan, options.threads(), progress, count);
        List<AccuracySeries> curves = new ArrayList<>();
        networks.floating().ifPresent(network -> curves.addAll(runs.curves("float", network)));
        networks.quantized()
                .ifPresent(network ->
                        curves.addAll(runs.curves(network.weightFormat().bits() + "-bit", network)));
        return new Evaluation(
                experiment.name(),
                experiment.dataset(),
                experiment.topology().toString(),
                experiment.neuronModel().text(),
                workload.dataset().test().samples(),
                experiment.encoderSeed(),
                runs.runs(),
                curves);
    }

    /** The text of {@code accuracy.json}. */
    public String toJson() {
        return Json.text(this);
    }
}
