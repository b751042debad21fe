package dev.spikeloom.study;

import dev.spikeloom.experiment.Experiment;
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

/** Presents the test samples to the networks of an experiment, run after run. */
public final class EvaluationStudy {
    private EvaluationStudy() {}

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
                .ifPresent(network -> curves.addAll(runs.curves(network.weightBitsText() + "-bit", network)));
        return new Evaluation(
                experiment.name(),
                experiment.dataset(),
                experiment.topology().toString(),
                experiment.neuronText(),
                workload.dataset().test().samples(),
                experiment.encoderSeed(),
                runs.runs(),
                curves);
    }
}
