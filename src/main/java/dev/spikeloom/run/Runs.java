package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.run.accuracy.WorkloadOnDemand;
import dev.spikeloom.run.option.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Begins runs in folders, and goes on with those that are there. */
public final class Runs {
    private final NetworkSource networks;
    private final RunOptions options;
    private final StageListener listener;

    /**
     * @param networks that may take the place of training
     * @param listener follows the runs
     */
    public Runs(NetworkSource networks, RunOptions options, StageListener listener) {
        this.networks = networks;
        this.options = options;
        this.listener = listener;
    }

    /** These runs with their networks trained, whatever is there already. */
    public Runs training() {
        return new Runs(networks.withoutTrained(), options, listener);
    }

    /**
     * Whether all stages could run to their end on this machine; better known before an hour of training than after it.
     *
     * @throws InputException if a tool is missing, or the architecture is not possible for the network
     */
    public static void requireRunnable(Experiment experiment) {
        experiment.requirePossibleHardware();
        Stages.all().stream()
                .filter(Stage::inWholeRun)
                .filter(stage ->
                        !stage.needsAccelerator() || experiment.beyondHardware().isEmpty())
                .forEach(Stage::requireTools);
    }

    /**
     * Begins a run. Nothing is written before the data is loaded and found to fit.
     *
     * @param path of the run folder
     * @param resume whether to go on with a run of the same experiment in this folder
     * @throws InputException if the data or the folder cannot be used, or another command uses the folder
     */
    public ExperimentRunner begin(Experiment experiment, Path path, boolean resume) {
        if (ImportedNetwork.isAt(path)) {
            throw new InputException(path
                    + " has an imported network, which training would replace; name another folder" + " with -o, or "
                    + Advice.command(ImportedNetwork.settingStage().title(), path));
        }
        FolderLock lock = lock(path);
        return holding(lock, () -> {
            WorkloadOnDemand workload = new WorkloadOnDemand(experiment, options.cache());
            workload.load();
            Stages.all().stream().filter(Stage::inWholeRun).forEach(stage -> requireNamed(stage, experiment));
            RunFolder folder = resume
                    ? RunFolder.resume(
                            path, experiment, "run without --resume to start over, or name another folder with -o")
                    : FormerRun.in(path, experiment).replace(options.force(), listener);
            return runner(lock, folder, workload);
        });
    }

    /**
     * Goes on with the run in a folder, from a stage on.
     *
     * @param overrides keys of the experiment that change, see {@link ExperimentYaml#override}
     * @throws InputException if there is no run, its data cannot be used, or an override is not allowed
     */
    public ExperimentRunner open(Path path, Stage<?> stage, List<String> overrides) {
        RunFolder.requireAt(path);
        FolderLock lock = FolderLock.toWrite(path, options.command());
        return holding(lock, () -> {
            RunFolder opened = RunFolder.open(path);
            opened.requireReady(stage);
            Experiment experiment = ExperimentYaml.override(opened.experiment(), overrides);
            requirePossible(experiment, stage);
            RunFolder folder = KeyChange.in(opened, experiment, stage).apply(options.force(), listener);
            WorkloadOnDemand workload = new WorkloadOnDemand(folder.experiment(), options.cache());
            loadFor(List.of(stage), folder.experiment(), workload);
            return runner(lock, folder, workload);
        });
    }

    /**
     * Goes on with the run in a folder, as {@link #open}; or with that of a preset whose network is there already, which
     * begins if it is not there.
     *
     * @param runOrPreset a run folder, or else a preset
     * @param output folder for the run of a preset, if not the default
     * @throws InputException as {@link #open}, or if the network is not there
     */
    public ExperimentRunner openOrBegin(
            String runOrPreset, Optional<Path> output, Stage<?> stage, List<String> overrides) {
        Path path = Path.of(runOrPreset);
        if (ImportedNetwork.isUntouchedAt(path)
                || (ImportedNetwork.isAt(path) && stage == ImportedNetwork.settingStage())) {
            return openImported(path, stage, overrides);
        }
        if (RunFolder.isAt(path) || !Presets.names().contains(runOrPreset)) {
            RunFolder.requireAt(path);
            if (output.isPresent()) {
                throw new InputException("-o is '" + output.get() + "', which is for the run of a preset; " + path
                        + " is a run, and stays where it is");
            }
            return open(path, stage, overrides);
        }
        Experiment experiment = ExperimentYaml.override(Presets.load(runOrPreset), overrides);
        requirePossible(experiment, stage);
        Path run = output.orElseGet(() -> RunFolder.defaultPath(experiment));
        boolean ready = networks.trainedAs(experiment).isPresent();
        if (!RunFolder.isAt(run) && !ready) {
            throw new InputException(networks.whyNot(experiment)
                    .orElse("the zoo has no network of " + runOrPreset)
                    .concat("; first " + Advice.trainingFirst(runOrPreset, overrides, run, stage)));
        }
        FolderLock lock = lock(run);
        return holding(lock, () -> {
            WorkloadOnDemand workload = new WorkloadOnDemand(experiment, options.cache());
            loadFor(remaining(run, experiment, stage), experiment, workload);
            RunFolder folder =
                    RunFolder.resume(run, experiment, "name that folder to go on with it, or another one with -o");
            if (!ready) {
                folder.requireReady(Stages.QUANTIZE);
            }
            return runner(lock, folder, workload);
        });
    }

    /**
     * The run around an imported network, which stands for its training: it begins, or goes on with other keys. As they change
     * nothing of the network, only what followed from it goes.
     */
    private ExperimentRunner openImported(Path path, Stage<?> stage, List<String> overrides) {
        FolderLock lock = FolderLock.toWrite(path, options.command());
        return holding(lock, () -> {
            ImportedNetwork imported = ImportedNetwork.open(path);
            Optional<RunFolder> former = RunFolder.isAt(path) ? Optional.of(RunFolder.open(path)) : Optional.empty();
            Experiment experiment = ExperimentYaml.override(
                    former.map(RunFolder::experiment).orElseGet(() -> imported.experiment(path)), overrides);
            imported.requireIts(experiment, path);
            requirePossible(experiment, stage);
            WorkloadOnDemand workload = new WorkloadOnDemand(experiment, options.cache());
            workload.load();
            RunFolder folder = former.map(
                            run -> KeyChange.around(run, experiment).apply(options.force(), listener))
                    .orElseGet(() -> RunFolder.createAround(path, experiment));
            return new Runs(imported.alone(), options, listener).runner(lock, folder, workload);
        });
    }

    /** The stages up to {@code stage} that a folder does not have. */
    private static List<Stage<?>> remaining(Path path, Experiment experiment, Stage<?> stage) {
        RunFolder folder = RunFolder.isAt(path) ? RunFolder.open(path) : RunFolder.planned(path, experiment);
        List<Stage<?>> remaining = new ArrayList<>(folder.missingFor(stage));
        remaining.add(stage);
        return remaining;
    }

    /** Loads the data if a stage reads it, so that what is wrong with it is known before anything is written. */
    private void loadFor(List<Stage<?>> stages, Experiment experiment, WorkloadOnDemand workload) {
        if (stages.stream().anyMatch(stage -> stage.readsSamples(experiment, networks))) {
            workload.load();
        }
        stages.forEach(stage -> requireNamed(stage, experiment));
    }

    private void requireNamed(Stage<?> stage, Experiment experiment) {
        if (!stage.needsAccelerator() || experiment.beyondHardware().isEmpty()) {
            stage.requireNamed(experiment, options.cache());
        }
    }

    private static void requirePossible(Experiment experiment, Stage<?> stage) {
        if (stage.needsAccelerator()) {
            experiment.requireHardware();
        }
    }

    private ExperimentRunner runner(FolderLock lock, RunFolder folder, WorkloadOnDemand workload) {
        return new ExperimentRunner(lock, folder, workload, networks, options, listener);
    }

    private FolderLock lock(Path path) {
        return FolderLock.toWrite(path, options.command(), " or name another folder with -o");
    }

    /** Gives the lock back if nothing comes of it. */
    private static ExperimentRunner holding(FolderLock lock, Supplier<ExperimentRunner> opening) {
        boolean open = false;
        try {
            ExperimentRunner runner = opening.get();
            open = true;
            return runner;
        } finally {
            if (!open) {
                lock.close();
            }
        }
    }
}
