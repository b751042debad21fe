package dev.spikeloom.launch;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Work in a folder as an array of tasks on a cluster: each does a part of it into a file of its own, and goes on where it was
 * when the scheduler runs it again.
 */
public final class TaskArray {
    /** Unless more are asked for. */
    private static final int MOST_TASKS = 1000;

    private final SharedWork work;
    private final String name;
    private final ArrayLauncher launcher;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** @throws InputException if there is no such launcher */
    public TaskArray(SharedWork work, String launcher) {
        this.work = work;
        this.name = launcher;
        this.launcher = Launchers.of(launcher);
    }

    /**
     * Looks at what is asked for before anything is done for it.
     *
     * @param tasks that are asked for; as many as seem right if empty
     * @throws InputException if the scheduler is not there, the settings are malformed, or there are more tasks than it takes
     */
    public void requirePossible(OptionalInt tasks, ArraySettings settings) {
        launcher.requireWellFormed(settings);
        int most = launcher.maxTasks();
        if (tasks.isPresent() && (tasks.getAsInt() < 1 || tasks.getAsInt() > most)) {
            throw new InputException("--tasks is '" + tasks.getAsInt() + "', allowed: 1 to " + most + ", the most that "
                    + launcher.title() + " takes in an array here");
        }
    }

    /**
     * Keeps two from doing the same. Where the scheduler cannot be asked, its tasks are not known.
     *
     * @throws InputException if tasks of an array in the folder wait or run
     */
    public static void requireIdle(SharedWork work) {
        SubmittedArray.of(work.folder())
                .filter(array -> array.scheduler().isPresent() && array.isActive())
                .ifPresent(array -> {
                    throw new InputException(work.folder() + " is in use by " + work.advice(array));
                });
    }

    /** Whether tasks of an array wait or run. */
    public boolean isActive() {
        return submitted().filter(SubmittedArray::isActive).isPresent();
    }

    /**
     * Cuts work into parts, and writes these down.
     *
     * @param groups numbers of what is to be done; those of a group have something in common
     * @param tasks as many parts, if there is so much to do; as many as seem right if empty
     * @param each with so much a task is worth its start
     * @return how many there are; 0 if there is nothing to do
     */
    public int plan(List<List<Integer>> groups, OptionalInt tasks, int each) {
        int size = groups.stream().mapToInt(List::size).sum();
        if (size == 0) {
            return 0;
        }
        int worthwhile = (size + each - 1) / each;
        int parts =
                Math.min(size, tasks.orElseGet(() -> Math.min(Math.min(MOST_TASKS, launcher.maxTasks()), worthwhile)));
        new SubmittedArray(
                        name,
                        null,
                        Parts.cut(groups, parts).stream().map(Parts::text).toList())
                .writeTo(work.folder());
        return parts;
    }

    /**
     * Submits the parts that were written down.
     *
     * @param command that starts the program for one of them, with its number behind it
     * @throws InputException if the scheduler refuses
     */
    public void submit(List<String> command, ArraySettings settings) {
        SubmittedArray array = SubmittedArray.planned(work.folder()).orElseThrow();
        Path path = work.folder().toAbsolutePath().normalize();
        String job = launcher.submit(new ArrayJob(
                "spikeloom-" + path.getFileName(),
                array.tasks(),
                command,
                Path.of("").toAbsolutePath(),
                TaskFiles.folder(path),
                settings));
        new SubmittedArray(name, job, array.parts()).writeTo(work.folder());
    }

    /**
     * The numbers of what a task does.
     *
     * @throws InputException if there is no such task
     */
    public static List<Integer> part(Path folder, int task) {
        return SubmittedArray.planned(folder)
                .orElseThrow(() -> new InputException(folder + " was not given to a scheduler"))
                .part(task);
    }

    /**
     * Waits until all tasks have ended, or {@link #stop} is called.
     *
     * @return whether all have ended
     * @throws EnvironmentException if the scheduler does not answer for long
     */
    public boolean await(Progress progress) {
        return new ArrayWatch(work, array(), progress).await(stopped);
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

    /** The command that ends all tasks. */
    public String cancelCommand() {
        return array().cancelCommand();
    }

    /** What to do with the tasks while they go on. */
    public String advice() {
        return work.advice(array());
    }

    /**
     * To be called when all tasks have ended.
     *
     * @param found looks at what is there
     * @param size of the work
     * @throws EnvironmentException if something is missing, naming the tasks that should have it
     */
    public void requireWhole(Supplier<Set<Integer>> found, int size) {
        Optional<SubmittedArray> array = submitted();
        TaskStates states = TaskStates.of(array, found);
        int missing = size - states.found().size();
        if (missing > 0) {
            throw new EnvironmentException(failures(states) + missing + " of " + size + " " + work.items()
                    + " are missing; " + work.next(array, states));
        }
    }

    private String failures(TaskStates states) {
        List<Integer> failed = states.failed();
        if (failed.isEmpty()) {
            return "";
        }
        return "tasks " + Parts.text(failed) + " of " + title() + " have failed (see "
                + TaskFiles.log(work.folder(), failed.get(0)) + "): ";
    }

    private SubmittedArray array() {
        return submitted().orElseThrow();
    }

    private Optional<SubmittedArray> submitted() {
        return SubmittedArray.of(work.folder());
    }
}
