package dev.spikeloom.explore;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the stages of an experiment in a run folder. The results, {@code result.json} included, depend on the experiment
 * alone: not on the number of threads, the machine or the time.
 */
public final class ExperimentRunner {
    private final Workload workload;
    private final RunOptions options;
    private final StageListener listener;
    private RunFolder folder;

    private ExperimentRunner(RunFolder folder, Workload workload, RunOptions options, StageListener listener) {
        this.folder = folder;
        this.workload = workload;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Begins a run. Nothing is written before the data is loaded and found to fit.
     *
     * @param path of the run folder
     * @param resume whether to go on with a run of the same experiment in this folder
     * @throws InputException if the data or the folder cannot be used
     */
    public static ExperimentRunner begin(
            Experiment experiment, Path path, boolean resume, RunOptions options, StageListener listener) {
        Workload workload = Workload.load(experiment, options.cache());
        RunFolder folder = resume ? RunFolder.resume(path, experiment) : RunFolder.create(path, experiment);
        return new ExperimentRunner(folder, workload, options, listener);
    }

    /**
     * Goes on with the run in a folder, from a stage on.
     *
     * @param overrides keys of the experiment that change, see {@link ExperimentYaml#override}
     * @throws InputException if there is no run, its data cannot be used, or an override is not allowed
     */
    public static ExperimentRunner open(
            Path path, Stage stage, List<String> overrides, RunOptions options, StageListener listener) {
        RunFolder opened = RunFolder.open(path);
        opened.requireReady(stage);
        RunFolder folder = opened.changed(ExperimentYaml.override(opened.experiment(), overrides), stage);
        return new ExperimentRunner(folder, Workload.load(folder.experiment(), options.cache()), options, listener);
    }

    public RunFolder folder() {
        return folder;
    }

    /**
     * Whether all stages could run to their end on this machine; better known before an hour of training than after it.
     *
     * @throws InputException if a tool is missing
     */
    public static void requireTools() {
        CosimStage.requireTools();
    }

    /**
     * Runs all stages of a whole run that have not ended yet.
     *
     * @throws InputException if something outside the program is wrong
     * @throws FailedCheckException if two models disagree; co-simulation reports differences in its outcome instead
     */
    public RunResult runRemaining() {
        for (Stage stage : Stage.values()) {
            if (stage.inWholeRun()) {
                runRemaining(stage);
            }
        }
        return folder.result();
    }

    /** Runs one stage unless it has ended. Fails as {@link #runRemaining()}. */
    public RunResult runRemaining(Stage stage) {
        return folder.result().has(stage) ? folder.result() : run(stage);
    }

    /** Runs one stage, anew if it has run before. Fails as {@link #runRemaining()}. */
    public RunResult run(Stage stage) {
        folder.requireReady(stage);
        boolean again = folder.result().has(stage);
        if (again || stage != Stage.TRAIN) {
            folder = folder.without(stage);
        }
        Progress progress = listener.begin(stage);
        long began = System.nanoTime();
        folder = folder.with(stage, outcome(stage, progress));
        if (stage == Stage.TRAIN) {
            folder.deleteCheckpoint();
        }
        listener.end(stage, folder.result(), System.nanoTime() - began);
        return folder.result();
    }

    private Record outcome(Stage stage, Progress progress) {
        return switch (stage) {
            case TRAIN -> TrainStage.run(folder, workload, options.threads(), progress);
            case QUANTIZE -> QuantizeStage.run(folder, workload, options.threads());
            case SIMULATE -> SimulateStage.run(folder, workload, options.threads(), progress);
            case GENERATE -> GenerateStage.run(folder);
            case COSIM -> CosimStage.run(folder, workload, options, progress);
            case CONVERT -> ConvertStage.run(folder, workload, options.threads(), progress);
        };
    }
}
