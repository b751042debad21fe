package dev.spikeloom.regress;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.launch.SharedWork;
import dev.spikeloom.launch.TaskArray;
import dev.spikeloom.regress.output.Results;
import dev.spikeloom.run.StageListener;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A regression whose items are shared among the tasks of an array. */
public final class ArrayRegression {
    private static final int ITEMS_PER_TASK = 10;

    private final Regression regression;
    private final TaskArray array;

    /**
     * @param work as {@link #work} has it
     * @throws InputException if there is no such launcher
     */
    public ArrayRegression(Regression regression, SharedWork work, String launcher) {
        this.regression = regression;
        this.array = new TaskArray(work, launcher);
    }

    /**
     * A regression as tasks share it.
     *
     * @param command that goes on with it here
     */
    public static SharedWork work(Path folder, String command) {
        return new SharedWork(folder, "items", "runs", command, Optional.empty());
    }

    public TaskArray array() {
        return array;
    }

    /**
     * Keeps tasks of another regression in the folder from being taken for those of this one.
     *
     * @throws InputException if such wait or run
     */
    public void requireNoOther() {
        if (array.isActive() && !regression.isUnderWay()) {
            throw new InputException(regression.folder().path() + " is in use by " + array.title()
                    + ", which runs other items, or those of another program, suite, baseline or run: '"
                    + array.cancelCommand() + "' ends it; or name another folder with -o");
        }
    }

    /**
     * Begins it, or goes on with it, and writes down the parts of what has not ended.
     *
     * @param tasks as many parts, if there are as many items; as many as seem right if empty
     * @return how many there are; 0 if nothing is missing
     */
    public int prepare(OptionalInt tasks) {
        Set<Item> open = new HashSet<>(regression.begin());
        // Those of a design share what is built.
        Map<String, List<Integer>> designs = numbers()
                .filter(number -> open.contains(regression.items().get(number)))
                .collect(Collectors.groupingBy(
                        number -> regression.items().get(number).design().name(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return array.plan(List.copyOf(designs.values()), tasks, ITEMS_PER_TASK);
    }

    private Stream<Integer> numbers() {
        return IntStream.range(0, regression.items().size()).boxed();
    }

    /**
     * Runs the items of a task that have not ended.
     *
     * @throws InputException if there is no such task, or the folder holds another regression
     * @throws EnvironmentException if an item could not be run
     */
    public static void runTask(Regression regression, int task, StageListener listener) {
        RegressFolder folder = regression.folder();
        if (!regression.isUnderWay()) {
            throw new InputException(folder.path() + " holds another regression than this task is part of, or none that"
                    + " goes on: the program, the suite, its baseline or a run that it reads has changed");
        }
        List<Item> part = TaskArray.part(folder.path(), task).stream()
                .map(regression.items()::get)
                .toList();
        regression.runAll(regression.open(part), folder.store(task), listener);
    }

    /**
     * To be called when all tasks have ended.
     *
     * @throws EnvironmentException if items have not, naming the tasks that should have run them
     */
    public Results finish() {
        array.requireWhole(this::done, regression.items().size());
        return regression.finish();
    }

    /** What need not begin any more has ended, too. */
    private Set<Integer> done() {
        Set<String> ended = regression.folder().ended().keySet();
        boolean over = regression.hasFailedFast();
        return numbers()
                .filter(number ->
                        over || ended.contains(regression.items().get(number).id()))
                .collect(Collectors.toSet());
    }
}
