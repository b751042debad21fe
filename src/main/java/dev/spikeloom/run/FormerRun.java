package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A run that is to take the place of what is in its folder. */
final class FormerRun {
    private final Path path;
    private final Experiment experiment;
    private final Optional<RunFolder> former;

    private FormerRun(Path path, Experiment experiment, Optional<RunFolder> former) {
        this.path = path;
        this.experiment = experiment;
        this.former = former;
    }

    /** @param experiment of the new run */
    static FormerRun in(Path path, Experiment experiment) {
        return new FormerRun(path, experiment, RunFolder.isAt(path) ? open(path) : Optional.empty());
    }

    /** Whoever starts over may do so because the folder is damaged. */
    private static Optional<RunFolder> open(Path path) {
        try {
            return Optional.of(RunFolder.open(path));
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    /**
     * Starts the new run. A training of the same network that was interrupted goes on, since it ends in the same bytes as
     * one that starts over.
     *
     * @param force whether what a person edited may be lost, and the training starts over
     * @throws InputException if the folder cannot be used, or something was edited
     */
    RunFolder replace(boolean force, StageListener listener) {
        former.ifPresent(run -> RtlEdits.requireNothingLost(run, Stage.TRAIN.withDependents(), force));
        boolean goesOn = !force && former.filter(this::isInterruptedHere).isPresent();
        List<String> left =
                former.map(run -> run.leftBy(Stage.TRAIN.withDependents())).orElse(List.of());
        RunFolder folder = RunFolder.create(path, experiment, goesOn);
        if (goesOn) {
            listener.note(path + " has an interrupted training of this network, which goes on; --force starts over");
        } else if (!left.isEmpty()) {
            listener.note("starting over; removed from " + path + ": " + String.join(", ", left));
        }
        return folder;
    }

    private boolean isInterruptedHere(RunFolder run) {
        return Files.exists(run.checkpointFile())
                && run.experiment().differences(experiment).stream().noneMatch(setting -> setting.decides(Stage.TRAIN));
    }
}
