package dev.spikeloom.launch;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How far tasks are, and what they have left.
 *
 * @param states of the tasks, in their order; one that has ended is done if all of its part is there
 * @param found the numbers of what is there, whoever did it
 */
public record TaskStates(List<TaskState> states, Set<Integer> found) {
    public TaskStates {
        states = List.copyOf(states);
        found = Set.copyOf(found);
    }

    /**
     * Asks the scheduler, then looks at what is there: what a task adds between the two makes nobody wait.
     *
     * @param array without tasks if empty
     * @param found looks at what is there
     * @throws EnvironmentException if the scheduler is not there, or does not answer
     * @throws InputException if the file of the array is damaged
     */
    public static TaskStates of(Optional<SubmittedArray> array, Supplier<Set<Integer>> found) {
        Map<Integer, TaskState> known = array.map(SubmittedArray::states).orElse(Map.of());
        Set<Integer> done = found.get();
        List<TaskState> states = new ArrayList<>();
        for (int task = 0; task < array.map(SubmittedArray::tasks).orElse(0); task++) {
            states.add(state(known.get(task), done.containsAll(array.get().part(task))));
        }
        return new TaskStates(states, done);
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

    /** Tasks in a state. */
    public int count(TaskState state) {
        return (int) states.stream().filter(state::equals).count();
    }

    /** The numbers of the tasks that ended before their part was done. */
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
}
