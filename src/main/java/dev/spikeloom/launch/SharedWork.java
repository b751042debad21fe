package dev.spikeloom.launch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Work that tasks share, as messages have it.
 *
 * @param folder that holds it: the array's file, and what tasks leave
 * @param items what it consists of, such as {@code points}
 * @param does what is done with these, such as {@code computes}
 * @param resume the command that goes on with it here
 * @param status the command that says how far it is; empty if there is none
 */
public record SharedWork(Path folder, String items, String does, String resume, Optional<String> status) {
    /** What to do with an array while it goes on. */
    String advice(SubmittedArray array) {
        return array.title() + ", which goes on: '" + resume(array) + "' waits for it, "
                + status.map(command -> "'" + command + "' looks after it, ").orElse("") + "'" + array.cancelCommand()
                + "' ends it";
    }

    /** The command that waits for an array, or submits what it has not done. */
    String resume(SubmittedArray array) {
        return resume + " --launcher " + array.launcher();
    }

    /**
     * What to do next while something is missing.
     *
     * @param array that it was last given to, if any
     * @param states of the tasks of this
     */
    public String next(Optional<SubmittedArray> array, TaskStates states) {
        return states.isActive()
                ? advice(array.orElseThrow())
                : "'" + array.map(this::resume).orElse(resume) + "' " + does + " what is missing";
    }
}
