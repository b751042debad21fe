package dev.spikeloom.study.sweep;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.launch.TaskState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far a sweep is that was given to a scheduler.
 *
 * @param scheduler as users know it; null if the sweep was given to none
 * @param job what that calls the array; null likewise
 * @param states of its tasks, in their order; a task that has ended is done if its points are there
 * @param points of the sweep
 * @param done of these
 * @param next what to do
 */
public record ArrayStatus(String scheduler, String job, List<TaskState> states, int points, int done, String next) {
    public ArrayStatus {
        states = List.copyOf(states);
    }

    /**
     * Asks the scheduler, and looks at what is there.
     *
     * @throws EnvironmentException if the scheduler is not there, or does not answer
     * @throws InputException if a file in the folder is damaged
     */
    public static ArrayStatus of(SweepFolder folder) {
        Optional<SubmittedArray> array = SubmittedArray.of(folder);
        // Before the points are read: what a task adds between the two makes nobody wait.
        Map<Integer, TaskState> known = array.map(SubmittedArray::states).orElse(Map.of());
        Set<Integer> done =
                folder.results().stream().map(PointResult::point).collect(Collectors.toCollection(HashSet::new));
        List<TaskState> states = new ArrayList<>();
        for (int task = 0; task < array.map(SubmittedArray::tasks).orElse(0); task++) {
            states.add(state(known.get(task), done.containsAll(array.get().points(task))));
        }
        return new ArrayStatus(
                array.map(one -> one.scheduler().title()).orElse(null),
                array.map(SubmittedArray::job).orElse(null),
                states,
                folder.points(),
                done.size(),
                next(folder, array, states, done.size()));
    }

    /** What has ended is judged by what it has left. */
    private static TaskState state(TaskState known, boolean whole) {
        if (known != null && !known.hasEnded()) {
            return known;
        }
        if (whole) {
            return TaskState.DONE;
        }
        return known == TaskState.TIMED_OUT ? known : TaskState.FAILED;
    }

    private static String next(SweepFolder folder, Optional<SubmittedArray> array, List<TaskState> states, int done) {
        if (states.stream().anyMatch(state -> !state.hasEnded())) {
            return array.orElseThrow().advice(folder);
        }
        if (done == folder.points()) {
            return "'spikeloom sweep show " + folder.path() + "' shows what was found";
        }
        String resume = array.map(one -> one.resume(folder)).orElseGet(() -> "spikeloom sweep resume " + folder.path());
        return "'" + resume + "' computes what is missing";
    }

    /** Tasks in a state. */
    public int count(TaskState state) {
        return (int) states.stream().filter(state::equals).count();
    }

    /** The numbers of the tasks that ended before their points were done. */
    public List<Integer> failed() {
        return IntStream.range(0, states.size())
                .filter(task -> states.get(task).hasEnded() && states.get(task) != TaskState.DONE)
                .boxed()
                .toList();
    }

    /** Whether tasks wait or run. */
    public boolean isActive() {
        return states.stream().anyMatch(state -> !state.hasEnded());
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
        Map<String, Integer> tasks = new LinkedHashMap<>();
        for (TaskState state : TaskState.values()) {
            tasks.put(state.key(), count(state));
        }
        return Json.text(new Document(scheduler, job, tasks, failed(), points, done, next));
    }
}
