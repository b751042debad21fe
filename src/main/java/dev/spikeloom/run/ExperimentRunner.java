package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.zoo.Zoo;
import dev.spikeloom.zoo.ZooEntry;
import dev.spikeloom.zoo.ZooStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs the stages of an experiment in a run folder. The results, {@code result.json} included, depend on the experiment
 * alone: not on the number of threads, the machine or the time. The folder is the runner's own until it is closed.
 */
public final class ExperimentRunner implements AutoCloseable {
    private final FolderLock lock;
    private final Workload workload;
    private final RunOptions options;
    private final StageListener listener;
    private final boolean fromZoo;
    private RunFolder folder;

    private ExperimentRunner(
            FolderLock lock,
            RunFolder folder,
            Workload workload,
            boolean fromZoo,
            RunOptions options,
            StageListener listener) {
        this.lock = lock;
        this.folder = folder;
        this.fromZoo = fromZoo;
        this.workload = workload;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Begins a run. Nothing is written before the data is loaded and found to fit.
     *
     * @param path of the run folder
     * @param resume whether to go on with a run of the same experiment in this folder
     * @param fromZoo whether the network may come from the zoo, if that has it, instead of being trained
     * @throws InputException if the data or the folder cannot be used, or another command uses the folder
     */
    public static ExperimentRunner begin(
            Experiment experiment,
            Path path,
            boolean resume,
            boolean fromZoo,
            RunOptions options,
            StageListener listener) {
        Optional<String> otherwise = resume
                ? Optional.of("run without --resume to start over, or name another folder with -o")
                : Optional.empty();
        return begin(experiment, path, otherwise, fromZoo, options, listener);
    }

    /** @param resume what to do if the folder holds another run; empty to start over */
    private static ExperimentRunner begin(
            Experiment experiment,
            Path path,
            Optional<String> resume,
            boolean fromZoo,
            RunOptions options,
            StageListener listener) {
        FolderLock lock = FolderLock.toWrite(path, options.command(), " or name another folder with -o");
        return holding(lock, () -> {
            Workload workload = Workload.load(experiment, options.cache());
            RunFolder folder = resume.isPresent()
                    ? RunFolder.resume(path, experiment, resume.get())
                    : FormerRun.in(path, experiment).replace(options.force(), listener);
            return new ExperimentRunner(lock, folder, workload, fromZoo, options, listener);
        });
    }

    /** Gives the lock back if nothing comes of it. */
    private static ExperimentRunner holding(FolderLock lock, Supplier<ExperimentRunner> beginning) {
        boolean begun = false;
        try {
            ExperimentRunner runner = beginning.get();
            begun = true;
            return runner;
        } finally {
            if (!begun) {
                lock.close();
            }
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        lock.close();
    }

    /**
     * Goes on with the run in a folder, from a stage on.
     *
     * @param overrides keys of the experiment that change, see {@link ExperimentYaml#override}
     * @throws InputException if there is no run, its data cannot be used, or an override is not allowed
     */
    public static ExperimentRunner open(
            Path path, Stage stage, List<String> overrides, RunOptions options, StageListener listener) {
        RunFolder.requireAt(path);
        FolderLock lock = FolderLock.toWrite(path, options.command());
        return holding(lock, () -> {
            RunFolder opened = RunFolder.open(path);
            opened.requireReady(stage);
            Experiment experiment = ExperimentYaml.override(opened.experiment(), overrides);
            requirePossible(experiment, stage);
            RunFolder folder = KeyChange.in(opened, experiment, stage).apply(options.force(), listener);
            Workload workload = Workload.load(folder.experiment(), options.cache());
            return new ExperimentRunner(lock, folder, workload, false, options, listener);
        });
    }

    /**
     * Goes on with the run in a folder, as {@link #open}; or with that of a preset whose network is in the zoo, which
     * begins if it is not there.
     *
     * @param runOrPreset a run folder, or else a preset
     * @param output folder for the run of a preset, if not the default
     * @throws InputException as {@link #open}, or if the zoo does not have the network
     */
    public static ExperimentRunner openOrFromZoo(
            String runOrPreset,
            Optional<Path> output,
            Stage stage,
            List<String> overrides,
            RunOptions options,
            StageListener listener) {
        Path path = Path.of(runOrPreset);
        if (RunFolder.isAt(path) || !Presets.names().contains(runOrPreset)) {
            RunFolder.requireAt(path);
            if (output.isPresent()) {
                throw new InputException("-o is '" + output.get() + "', which is for the run of a preset; " + path
                        + " is a run, and stays where it is");
            }
            return open(path, stage, overrides, options, listener);
        }
        Experiment experiment = ExperimentYaml.override(Presets.load(runOrPreset), overrides);
        requirePossible(experiment, stage);
        Path folder = output.orElseGet(() -> RunFolder.defaultPath(experiment));
        if (!RunFolder.isAt(folder) && Zoo.trainedAs(experiment).isEmpty()) {
            throw new InputException(Zoo.whyNot(experiment)
                    .orElse("the zoo has no network of " + runOrPreset)
                    .concat("; first " + Advice.trainingFirst(runOrPreset, overrides, folder, stage)));
        }
        ExperimentRunner runner = begin(
                experiment,
                folder,
                Optional.of("name that folder to go on with it, or another one with -o"),
                true,
                options,
                listener);
        return holding(runner.lock, () -> {
            if (Zoo.trainedAs(experiment).isEmpty()) {
                runner.folder.requireReady(Stage.QUANTIZE);
            }
            return runner;
        });
    }

    private static void requirePossible(Experiment experiment, Stage stage) {
        if (stage.needsAccelerator()) {
            experiment.requirePossibleHardware();
        }
    }

    public RunFolder folder() {
        return folder;
    }

    /** The test samples as the stages present them. */
    public SpikeSource testSpikes() {
        return workload.testSpikes();
    }

    /**
     * Whether all stages could run to their end on this machine; better known before an hour of training than after it.
     *
     * @throws InputException if a tool is missing, or the architecture is not possible for the network
     */
    public static void requireRunnable(Experiment experiment) {
        experiment.requirePossibleHardware();
        if (experiment.beyondHardware().isEmpty()) {
            CosimStage.requireTools();
        }
    }

    /**
     * Runs all stages of a whole run that have not ended yet, but those that the accelerator cannot do for the network.
     *
     * @throws InputException if something outside the program is wrong
     * @throws FailedCheckException if two models disagree; co-simulation reports differences in its outcome instead
     */
    public RunResult runRemaining() {
        ExperimentFacts.NotApplicable notApplicable =
                folder.result().experiment().notApplicable();
        for (Stage stage : Stage.values()) {
            if (stage.inWholeRun()
                    && (notApplicable == null || !Stage.ofHardware().contains(stage))) {
                runRemaining(stage);
            }
        }
        if (notApplicable != null) {
            listener.skip(Stage.ofHardware(), notApplicable.reason());
        }
        return folder.result();
    }

    /** Runs one stage, and before it those that it needs, unless they have ended. Fails as {@link #runRemaining()}. */
    public RunResult runWithNeeds(Stage stage) {
        if (stage.needs() != null && !folder.result().has(stage.needs())) {
            runWithNeeds(stage.needs());
        }
        return run(stage);
    }

    /** Runs one stage unless it has ended. Fails as {@link #runRemaining()}. */
    public RunResult runRemaining(Stage stage) {
        return folder.result().has(stage) ? folder.result() : run(stage);
    }

    /** Runs one stage, anew if it has run before. Fails as {@link #runRemaining()}. */
    public RunResult run(Stage stage) {
        folder.requireReady(stage);
        List<String> edited = stage.readsRtl() ? RtlEdits.requireOf(folder, listener::note) : List.of();
        if (folder.result().has(stage) || stage != Stage.TRAIN) {
            remove(stage);
        }
        Progress progress = listener.begin(stage);
        long began = System.nanoTime();
        folder = folder.with(stage, outcome(stage, edited, progress));
        if (stage == Stage.TRAIN) {
            folder.deleteCheckpoint();
        }
        listener.end(stage, folder.result(), System.nanoTime() - began);
        return folder.result();
    }

    /** What the stage left, and what followed from it. */
    private void remove(Stage stage) {
        List<Stage> following = stage.withDependents();
        RtlEdits.requireNothingLost(folder, following, options.force());
        List<String> left =
                folder.leftBy(following.stream().filter(each -> each != stage).toList());
        folder = folder.without(stage);
        if (!left.isEmpty()) {
            listener.note("removed what followed from the former " + stage.title() + ": " + String.join(", ", left));
        }
    }

    private Record outcome(Stage stage, List<String> edited, Progress progress) {
        return switch (stage) {
            case TRAIN -> train(progress);
            case QUANTIZE -> quantize(progress);
            case SIMULATE -> SimulateStage.run(folder, workload, options, progress);
            case GENERATE -> GenerateStage.run(folder);
            case COSIM -> CosimStage.run(folder, workload, edited, options, progress);
            case SYNTH -> SynthStage.run(folder, options.synthesis(), progress);
            case CONVERT -> ConvertStage.run(folder, workload, options.threads(), progress);
        };
    }

    /** A training that was interrupted goes on; another network must not take its place. */
    private TrainOutcome train(Progress progress) {
        if (fromZoo && !Files.exists(folder.checkpointFile())) {
            Optional<ZooEntry> entry = Zoo.trainedAs(folder.experiment());
            if (entry.isPresent()) {
                return ZooStage.train(entry.get(), folder, workload, options.threads(), progress);
            }
            Zoo.whyNot(folder.experiment()).ifPresent(reason -> progress.message(reason + ": training anew"));
        }
        return TrainStage.run(folder, workload, options.threads(), progress);
    }

    private QuantizeOutcome quantize(Progress progress) {
        String name = folder.result().training().orElseThrow().zooEntry();
        if (name != null) {
            ZooEntry entry = Zoo.find(name)
                    .orElseThrow(() -> new InputException(folder.path() + " has the network of the zoo's " + name
                            + ", which this program does not have; start the run over"));
            if (Zoo.quantizedAs(folder.experiment(), entry)) {
                return ZooStage.quantize(entry, folder, workload, options.threads());
            }
            if (!entry.hasFloatNetwork()) {
                throw new InputException("the zoo has " + name + " only as it was quantized, with "
                        + Zoo.experiment(entry).quantization().weightBits()
                        + " bits; to quantize it otherwise, train it: "
                        + Advice.command("train", folder.path().resolve(RunFolder.EXPERIMENT), "-o", folder.path()));
            }
        }
        return QuantizeStage.run(folder, workload, options.threads(), progress);
    }
}
