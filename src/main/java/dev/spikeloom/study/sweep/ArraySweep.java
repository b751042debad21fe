package dev.spikeloom.study.sweep;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.launch.ArrayJob;
import dev.spikeloom.launch.ArrayLauncher;
import dev.spikeloom.launch.ArraySettings;
import dev.spikeloom.launch.Launchers;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * A sweep as an array of tasks on a cluster: each computes a part of the points into a file of its own, and goes on where it
 * was when the scheduler runs it again.
 */
public final class ArraySweep {
    /** A task is worth its start with so many. */
    private static final int POINTS_PER_TASK = 500;

    /** Unless more are asked for. */
    private static final int MOST_TASKS = 1000;

    private final SweepFolder folder;
    private final String name;
    private final ArrayLauncher launcher;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @throws InputException if there is no such launcher */
    public ArraySweep(SweepFolder folder, String launcher) {
        this.folder = folder;
        this.name = launcher;
        this.launcher = Launchers.of(launcher);
    }

    /**
     * Looks at what is asked for before anything is computed for it.
     *
     * @param tasks that are asked for; as many as seem right if empty
     * @throws InputException if the scheduler is not there, the settings are malformed, there are more tasks than it takes, or
     *     the sweep cannot be cut into parts
     */
    public void requirePossible(OptionalInt tasks, ArraySettings settings) {
        if (folder.isSearch()) {
            throw new InputException(folder.plan().source() + ": mode is 'search', whose points depend on those before;"
                    + " with --launcher " + name + " it may be any other");
        }
        launcher.requireWellFormed(settings);
        int most = launcher.maxTasks();
        if (tasks.isPresent() && (tasks.getAsInt() < 1 || tasks.getAsInt() > most)) {
            throw new InputException("--tasks is '" + tasks.getAsInt() + "', allowed: 1 to " + most + ", the most that "
                    + launcher.title() + " takes in an array here");
        }
    }

    /**
     * Keeps two from computing the same. Where the scheduler cannot be asked, its tasks are not known.
     *
     * @throws InputException if tasks of an array in this folder wait or run
     */
    public static void requireIdle(SweepFolder folder) {
        SubmittedArray.of(folder)
                .filter(array -> array.scheduler().isPresent() && isActive(array))
                .ifPresent(array -> {
                    throw new InputException(folder.path() + " is in use by " + array.advice(folder));
                });
    }

    private static boolean isActive(SubmittedArray array) {
        return array.states().values().stream().anyMatch(state -> !state.hasEnded());
    }

    /** Whether tasks of an array wait or run. */
    public boolean isActive() {
        return SubmittedArray.of(folder).filter(ArraySweep::isActive).isPresent();
    }

    /**
     * Does what all parts of the missing points have in common, and writes the parts down.
     *
     * @param tasks as many parts, if there are as many points; as many as seem right if empty
     * @return how many there are; 0 if nothing is missing
     * @throws InputException as {@link SweepStudy#run()}
     */
    public int prepare(SweepStudy study, OptionalInt tasks) {
        List<List<Integer>> groups = study.prepare();
        int missing = groups.stream().mapToInt(List::size).sum();
        if (missing == 0) {
            return 0;
        }
        int worthwhile = (missing + POINTS_PER_TASK - 1) / POINTS_PER_TASK;
        int parts = Math.min(
                missing, tasks.orElseGet(() -> Math.min(Math.min(MOST_TASKS, launcher.maxTasks()), worthwhile)));
        new SubmittedArray(
                        name,
                        null,
                        Parts.cut(groups, parts).stream().map(Parts::text).toList())
                .writeTo(folder);
        return parts;
    }

    /**
     * Submits the parts that were written down.
     *
     * @param command that starts the program for one of them, with its number behind it
     * @throws InputException if the scheduler refuses
     */
    public void submit(List<String> command, ArraySettings settings) {
        SubmittedArray array = SubmittedArray.planned(folder).orElseThrow();
        Path path = folder.path().toAbsolutePath().normalize();
        String job = launcher.submit(new ArrayJob(
                "spikeloom-" + path.getFileName(),
                array.tasks(),
                command,
                Path.of("").toAbsolutePath(),
                path.resolve(SweepFolder.TASKS),
                settings));
        new SubmittedArray(name, job, array.parts()).writeTo(folder);
    }

    /**
     * Computes the points of a task that are missing.
     *
     * @throws InputException if there is no such task, and as {@link SweepStudy#run()}
     */
    public static void runTask(SweepFolder folder, SweepStudy study, int task) {
        List<Integer> points = SubmittedArray.planned(folder)
                .orElseThrow(() -> new InputException(folder.path() + " was not given to a scheduler"))
                .points(task);
        PointStore store = folder.store(task);
        Set<Integer> done = store.read().stream().map(PointResult::point).collect(Collectors.toSet());
        study.run(points.stream().filter(point -> !done.contains(point)).toList(), store);
    }

    /**
     * Waits until all tasks have ended, or {@link #stop} is called.
     *
     * @return whether all have ended
     * @throws EnvironmentException if the scheduler does not answer for long
     */
    public boolean await(Progress progress) {
        return new ArrayWatch(folder, array(), progress).await(stopped);
    }

    /** Ends {@link #await}; returns at once. */
    public void stop() {
        stopped.countDown();
    }

    /**
     * Ends all tasks.
     *
     * @throws EnvironmentException if the scheduler does not answer
     */
    public void cancel() {
        launcher.cancel(array().job());
    }

    /** The array as users know it. */
    public String title() {
        return array().title();
    }

    /** What to do with the tasks while they go on. */
    public String advice() {
        return array().advice(folder);
    }

    /**
     * To be called when all tasks have ended.
     *
     * @throws EnvironmentException if points are missing, naming the tasks that should have them
     */
    public void requireWhole() {
        ArrayStatus status = ArrayStatus.of(folder);
        int missing = status.points() - status.done();
        if (missing > 0) {
            throw new EnvironmentException(
                    failures(status) + missing + " of " + status.points() + " points are missing; " + status.next());
        }
    }

    private String failures(ArrayStatus status) {
        List<Integer> failed = status.failed();
        if (failed.isEmpty()) {
            return "";
        }
        Path log = folder.path().resolve(SweepFolder.TASKS).resolve(failed.get(0) + ".log");
        return "tasks " + Parts.text(failed) + " of " + title() + " have failed (see " + log + "): ";
    }

    private SubmittedArray array() {
        return SubmittedArray.of(folder).orElseThrow();
    }
}
