package dev.spikeloom.study.sweep;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.launch.ArrayLauncher;
import dev.spikeloom.launch.Launchers;
import dev.spikeloom.launch.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The array of tasks that a sweep was last given to, as {@value #FILE} has it.
 *
 * @param launcher the name of the scheduler
 * @param job what the scheduler calls it; null before it is submitted
 * @param parts the points of each task, as {@link Parts} writes them
 */
record SubmittedArray(String launcher, String job, List<String> parts) {
    static final String FILE = "array.json";

    SubmittedArray {
        parts = List.copyOf(parts);
    }

    /**
     * The one of a folder, if any was submitted.
     *
     * @throws InputException if the file is damaged
     */
    static Optional<SubmittedArray> of(SweepFolder folder) {
        return planned(folder).filter(array -> array.job() != null);
    }

    /**
     * The one of a folder, be it submitted or not.
     *
     * @throws InputException if the file is damaged
     */
    static Optional<SubmittedArray> planned(SweepFolder folder) {
        Path file = folder.path().resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.readStrictly(Files.readAllBytes(file), SubmittedArray.class));
        } catch (IOException e) {
            throw new InputException(
                    "cannot read " + file + ": " + AtomicFiles.reason(e) + "; once none of its tasks runs, remove it",
                    e);
        }
    }

    void writeTo(SweepFolder folder) {
        AtomicFiles.writeString(folder.path().resolve(FILE), Json.text(this));
    }

    int tasks() {
        return parts.size();
    }

    ArrayLauncher scheduler() {
        return Launchers.of(launcher);
    }

    /** As users know it. */
    String title() {
        return scheduler().title() + " job " + job;
    }

    /** What to do with it while it goes on. */
    String advice(SweepFolder folder) {
        return title() + ", which goes on: '" + resume(folder) + "' waits for it, 'spikeloom sweep status "
                + folder.path() + "' looks after it, '" + scheduler().cancelCommand(job) + "' ends it";
    }

    /** The command that waits for it, or computes what it has not. */
    String resume(SweepFolder folder) {
        return "spikeloom sweep resume " + folder.path() + " --launcher " + launcher;
    }

    /**
     * The states of its tasks, as far as the scheduler knows them.
     *
     * @throws EnvironmentException if that is not there, or does not answer
     */
    Map<Integer, TaskState> states() {
        return scheduler().states(job);
    }

    /**
     * The points of a task.
     *
     * @throws InputException if there is no such task
     */
    List<Integer> points(int task) {
        if (task < 0 || task >= tasks()) {
            throw new InputException("there is no task " + task + ", allowed: 0 to " + (tasks() - 1));
        }
        try {
            return Parts.points(parts.get(task));
        } catch (NumberFormatException e) {
            throw new InputException(FILE + ": parts has '" + parts.get(task) + "', expected ranges of points", e);
        }
    }
}
