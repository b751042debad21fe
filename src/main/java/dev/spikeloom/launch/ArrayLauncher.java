package dev.spikeloom.launch;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import java.util.Map;

/** A scheduler of a cluster that runs arrays of tasks. It alone decides where and when; nothing of ours stays between calls. */
public interface ArrayLauncher {
    /** As users know it. */
    String title();

    /** Whether its commands are installed. */
    boolean isPresent();

    /**
     * The most tasks that an array may have.
     *
     * @throws EnvironmentException if it is not installed, or does not answer
     */
    int maxTasks();

    /**
     * Looks at settings before any work is done for them.
     *
     * @throws InputException if a setting is malformed
     */
    void requireWellFormed(ArraySettings settings);

    /**
     * Submits tasks. A task that is put back, as after its machine has failed, runs the same command again. Goes on to its
     * end if the program is told to end meanwhile.
     *
     * @return what it calls the array
     * @throws InputException if it refuses, in its own words
     * @throws EnvironmentException if it is not installed
     */
    String submit(ArrayJob job);

    /**
     * The states of tasks by their numbers. Those that it has forgotten are left out: schedulers do not remember for long what
     * has ended.
     *
     * @throws EnvironmentException if it is not installed, or does not answer
     */
    Map<Integer, TaskState> states(String job);

    /**
     * Ends all tasks, those that wait as well; may be called while the program is ending.
     *
     * @throws EnvironmentException if it is not installed, or does not answer
     */
    void cancel(String job);

    /** The command with which a user does the same. */
    String cancelCommand(String job);
}
