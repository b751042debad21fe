package dev.spikeloom.study.sweep;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.launch.ArraySettings;
import dev.spikeloom.launch.SharedWork;
import dev.spikeloom.launch.TaskArray;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A sweep whose points are shared among the tasks of an array. */
public final class ArraySweep {
    private static final int POINTS_PER_TASK = 500;

    private final SweepFolder folder;
    private final String launcher;
    private final TaskArray array;

    /** @throws InputException if there is no such launcher */
    public ArraySweep(SweepFolder folder, String launcher) {
        this.folder = folder;
        this.launcher = launcher;
        this.array = new TaskArray(work(folder), launcher);
    }

    /** A sweep as tasks share it. */
    public static SharedWork work(SweepFolder folder) {
        return new SharedWork(
                folder.path(),
                "points",
                "computes",
                "spikeloom sweep resume " + folder.path(),
                Optional.of("spikeloom sweep status " + folder.path()));
    }

    public TaskArray array() {
        return array;
    }

    /**
     * Looks at what is asked for before anything is computed for it.
     *
     * @throws InputException if the sweep cannot be cut into parts, and as {@link TaskArray#requirePossible}
     */
    public void requirePossible(OptionalInt tasks, ArraySettings settings) {
        if (folder.isSearch()) {
            throw new InputException(folder.plan().source() + ": mode is 'search', whose points depend on those before;"
                    + " with --launcher " + launcher + " it may be any other");
        }
        array.requirePossible(tasks, settings);
    }

    /**
     * Does what all parts of the missing points have in common, and writes the parts down.
     *
     * @param tasks as many parts, if there are as many points; as many as seem right if empty
     * @return how many there are; 0 if nothing is missing
     * @throws InputException as {@link SweepStudy#run()}
     */
    public int prepare(SweepStudy study, OptionalInt tasks) {
        return array.plan(study.prepare(), tasks, POINTS_PER_TASK);
    }

    /**
     * Computes the points of a task that are missing.
     *
     * @throws InputException if there is no such task, and as {@link SweepStudy#run()}
     */
    public static void runTask(SweepFolder folder, SweepStudy study, int task) {
        List<Integer> points = TaskArray.part(folder.path(), task);
        PointStore store = folder.store(task);
        Set<Integer> done = SweepFolder.numbers(store.read());
        study.run(points.stream().filter(point -> !done.contains(point)).toList(), store);
    }

    /**
     * To be called when all tasks have ended.
     *
     * @throws EnvironmentException if points are missing, naming the tasks that should have them
     */
    public void requireWhole() {
        array.requireWhole(folder::done, folder.points());
    }
}
