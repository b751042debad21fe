package dev.spikeloom.study;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.run.ExperimentRunner;
import dev.spikeloom.run.FailedCheckException;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Runs;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.zoo.Zoo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains, quantizes and simulates an experiment once for each of several spike penalties, in a run folder of its own. */
public final class ActivityStudy {
    private final Experiment experiment;
    private final Path path;
    private final boolean resume;
    private final RunOptions options;
    private final StageListener listener;

    /**
     * @param path folder of the run folders
     * @param resume whether to go on with what is there
     * @param listener follows the runs
     */
    public ActivityStudy(Experiment experiment, Path path, boolean resume, RunOptions options, StageListener listener) {
        this.experiment = experiment;
        this.path = path;
        this.resume = resume;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Makes the runs.
     *
     * @param penalties as allowed for {@code training.spike_penalty}
     * @throws dev.spikeloom.io.InputException if a penalty is not allowed, or the data or a folder cannot be used
     * @throws FailedCheckException if two models disagree
     */
    public ActivityTradeOff of(List<String> penalties) {
        Runs runs = new Runs(Zoo.networks(), options, listener);
        List<ActivityTradeOff.Row> rows = new ArrayList<>();
        for (String penalty : penalties) {
            Experiment penalised = experiment.with(Settings.SPIKE_PENALTY, "--penalties", penalty);
            String name = "penalty-" + penalised.text(Settings.SPIKE_PENALTY);
            try (ExperimentRunner runner = runs.begin(penalised, path.resolve(name), resume)) {
                runner.runRemaining(Stages.TRAIN);
                runner.runRemaining(Stages.QUANTIZE);
                if (penalised.beyondHardware().isEmpty()) {
                    runner.runRemaining(Stages.SIMULATE);
                }
                rows.add(row(runner, penalised));
            }
        }
        return new ActivityTradeOff(
                experiment.name(),
                experiment.dataset(),
                experiment.topology().toString(),
                experiment.neuronText(),
                PerLayer.shown(experiment.quantization().weightBits()),
                experiment.timeSteps(),
                rows);
    }

    private ActivityTradeOff.Row row(ExperimentRunner runner, Experiment penalised) {
        RunResult result = runner.folder().result();
        QuantizedNetwork network = QuantizedNetworkFile.read(runner.folder().quantizedFile());
        SpikeActivity activity =
                SpikeCounting.of(network, runner.testSpikes(), penalised.timeSteps(), options.threads());
        return new ActivityTradeOff.Row(
                penalised.get(Settings.SPIKE_PENALTY),
                result.outcome(Stages.QUANTIZE).orElseThrow().testAccuracy(),
                activity.spikesPerSample(),
                activity.busiestLayerCycles(),
                result.outcome(Stages.SIMULATE)
                        .map(SimulateOutcome::initiationIntervalCyclesMean)
                        .orElse(null),
                result.outcome(Stages.SIMULATE).map(ActivityStudy::sramReads).orElse(null));
    }

    private static double sramReads(SimulateOutcome simulated) {
        long reads = simulated.layers().stream()
                .flatMap(layer -> layer.sramReadsByBank().stream())
                .mapToLong(Long::longValue)
                .sum();
        return (double) reads / simulated.simulatedSamples();
    }
}
