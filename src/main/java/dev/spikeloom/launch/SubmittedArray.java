package dev.spikeloom.launch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The array of tasks that the work in a folder was last given to, as {@value #FILE} has it.
 *
 * @param launcher the name of the scheduler
 * @param job what the scheduler calls it; null before it is submitted
 * @param parts the numbers of each task's share, as {@link Parts} writes them
 */
public record SubmittedArray(String launcher, String job, List<String> parts) {
    /** In the folder. */
    public static final String FILE = "array.json";

    public SubmittedArray {
        parts = List.copyOf(parts);
    }

    /**
     * The one of a folder, if any was submitted.
     *
     * @throws InputException if the file is damaged
     */
    public static Optional<SubmittedArray> of(Path folder) {
        return planned(folder).filter(array -> array.job() != null);
    }

    /**
     * The one of a folder, be it submitted or not.
     *
     * @throws InputException if the file is damaged
     */
    static Optional<SubmittedArray> planned(Path folder) {
        Path file = folder.resolve(FILE);
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

    void writeTo(Path folder) {
        AtomicFiles.writeString(folder.resolve(FILE), Json.text(this));
    }

    int tasks() {
        return parts.size();
    }

    ArrayLauncher scheduler() {
        return Launchers.of(launcher);
    }

    /** The scheduler as users know it. */
    public String schedulerTitle() {
        return scheduler().title();
    }

    /** The array as users know it. */
    public String title() {
        return schedulerTitle() + " job " + job;
    }

    /** The command that ends all of its tasks. */
    String cancelCommand() {
        return scheduler().cancelCommand(job);
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
     * Whether tasks wait or run.
     *
     * @throws EnvironmentException as {@link #states()}
     */
    boolean isActive() {
        return states().values().stream().anyMatch(state -> !state.hasEnded());
    }

    /**
     * The numbers of what a task does.
     *
     * @throws InputException if there is no such task
     */
    List<Integer> part(int task) {
        if (task < 0 || task >= tasks()) {
            throw new InputException("there is no task " + task + ", allowed: 0 to " + (tasks() - 1));
        }
        try {
            return Parts.numbers(parts.get(task));
        } catch (NumberFormatException e) {
            throw new InputException(FILE + ": parts has '" + parts.get(task) + "', expected ranges of numbers", e);
        }
    }
}
