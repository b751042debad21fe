package dev.spikeloom.study.sweep;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.launch.SharedWork;
import dev.spikeloom.launch.SubmittedArray;
import dev.spikeloom.launch.TaskState;
import dev.spikeloom.launch.TaskStates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a sweep is.
 *
 * @param array that it was last given to; empty if it was given to none
 * @param tasks of that, and the points that are there
 * @param points of the sweep
 * @param next what to do
 */
public record SweepStatus(Optional<SubmittedArray> array, TaskStates tasks, int points, String next) {
    /**
     * Asks the scheduler, and looks at what is there.
     *
     * @throws EnvironmentException if the scheduler is not there, or does not answer
     * @throws InputException if a file in the folder is damaged
     */
    public static SweepStatus of(SweepFolder folder) {
        SharedWork work = ArraySweep.work(folder);
        Optional<SubmittedArray> array = SubmittedArray.of(folder.path());
        TaskStates tasks = TaskStates.of(array, folder::done);
        boolean ended = !tasks.isActive() && tasks.found().size() == folder.points();
        return new SweepStatus(
                array,
                tasks,
                folder.points(),
                ended ? "'spikeloom sweep show " + folder.path() + "' shows what was found" : work.next(array, tasks));
    }

    /** Points that are there. */
    public int done() {
        return tasks.found().size();
    }

    /** @param tasks how many are in each state */
    private record Document(
            String scheduler,
            String job,
            Map<String, Integer> tasks,
            List<Integer> failedTasks,
            int points,
            int done,
            String next) {}

    public String toJson() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (TaskState state : TaskState.values()) {
            counts.put(state.key(), tasks.count(state));
        }
        return Json.text(new Document(
                array.map(SubmittedArray::schedulerTitle).orElse(null),
                array.map(SubmittedArray::job).orElse(null),
                counts,
                tasks.failed(),
                points,
                done(),
                next));
    }
}
