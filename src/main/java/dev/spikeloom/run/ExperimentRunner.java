package dev.spikeloom.run;

import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.run.accuracy.WorkloadOnDemand;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.spike.SpikeSource;
import java.util.List;
import java.util.Map;

/**
 * Runs the stages of an experiment in a run folder, which {@link Runs} open. The results, {@code result.json} included,
 * depend on the experiment alone: not on the number of threads, the machine or the time. The folder is the runner's own
 * until it is closed.
 */
public final class ExperimentRunner implements AutoCloseable {
    private final FolderLock lock;
    private final WorkloadOnDemand workload;
    private final NetworkSource networks;
    private final RunOptions options;
    private final StageListener listener;
    private RunFolder folder;
    private Map<String, Map<String, Double>> measured = Map.of();

    /** @param networks that are there already */
    ExperimentRunner(
            FolderLock lock,
            RunFolder folder,
            WorkloadOnDemand workload,
            NetworkSource networks,
            RunOptions options,
            StageListener listener) {
        this.lock = lock;
        this.folder = folder;
        this.workload = workload;
        this.networks = networks;
        this.options = options;
        this.listener = listener;
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        lock.close();
    }

    public RunFolder folder() {
        return folder;
    }

    /** What the stage that ran last has measured and results do not have, by part of the results and key. */
    public Map<String, Map<String, Double>> measured() {
        return measured;
    }

    /**
     * The test samples as the stages present them.
     *
     * @throws InputException if the data set is missing or does not fit the experiment
     */
    public SpikeSource testSpikes() {
        return workload.get().testSpikes();
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
        for (Stage<?> stage : Stages.all()) {
            if (stage.inWholeRun() && (notApplicable == null || !stage.needsAccelerator())) {
                runRemaining(stage);
            }
        }
        if (notApplicable != null) {
            listener.skip(Stages.ofHardware(), notApplicable.reason());
        }
        return folder.result();
    }

    /**
     * Runs one stage, and before it those that it needs, unless they have ended.
     *
     * @throws InputException as {@link #runRemaining()}
     * @throws FailedCheckException as {@link #runRemaining()}
     */
    public RunResult runWithNeeds(Stage<?> stage) {
        folder.missingFor(stage).forEach(this::run);
        return run(stage);
    }

    /**
     * Runs one stage unless it has ended.
     *
     * @throws InputException as {@link #runRemaining()}
     * @throws FailedCheckException as {@link #runRemaining()}
     */
    public RunResult runRemaining(Stage<?> stage) {
        return folder.result().has(stage) ? folder.result() : run(stage);
    }

    /**
     * Runs one stage, anew if it has run before.
     *
     * @throws InputException as {@link #runRemaining()}
     * @throws FailedCheckException as {@link #runRemaining()}
     */
    public <O extends Record> RunResult run(Stage<O> stage) {
        folder.requireReady(stage);
        List<String> edited = stage.readsRtl() ? RtlEdits.requireOf(folder, listener::note) : List.of();
        boolean goesOn = !folder.result().has(stage) && !stage.interimFiles().isEmpty();
        if (!goesOn) {
            remove(stage);
        }
        Progress progress = listener.begin(stage);
        long began = System.nanoTime();
        StageRun run = new StageRun(folder, workload, networks, edited, options, progress);
        O outcome = stage.run(run);
        measured = run.measured();
        folder = folder.with(stage, outcome, stage.elaborates() ? DesignFacts.of(run.design()) : DesignFacts.NONE);
        listener.end(stage, folder.result(), System.nanoTime() - began);
        return folder.result();
    }

    /** What the stage left, and what followed from it. */
    private void remove(Stage<?> stage) {
        List<Stage<?>> following = Stages.from(stage);
        RtlEdits.requireNothingLost(folder, following, options.force());
        List<String> left =
                folder.leftBy(following.stream().filter(each -> each != stage).toList());
        folder = folder.without(stage);
        if (!left.isEmpty()) {
            listener.note("removed what followed from the former " + stage + ": " + String.join(", ", left));
        }
    }
}
