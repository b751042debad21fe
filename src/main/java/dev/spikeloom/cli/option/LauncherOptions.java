package dev.spikeloom.cli.option;

import dev.spikeloom.launch.ArraySettings;
import dev.spikeloom.launch.Launchers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the work of a sweep or a regression is done, and what is said of its tasks there. */
public final class LauncherOptions {
    private static final String NAME = "--launcher";

    @Option(
            names = NAME,
            paramLabel = "local|slurm",
            defaultValue = Launchers.LOCAL,
            description = "Where the work is done: here (default), or by tasks of an array on a cluster.")
    private String launcher;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description =
                    "Tasks that the work is shared among; default: one for 500 points of a sweep, or for 10 items of"
                            + " a regression, at most 1,000.")
    private Integer tasks;

    @Option(names = "--throttle", paramLabel = "N", description = "Tasks that run at a time, at most.")
    private Integer throttle;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            description = "Time limit of a task, as the scheduler writes it: 90 (minutes), 2:00:00, 1-12.")
    private String timeLimit;

    @Option(names = "--partition", paramLabel = "NAME", description = "Partition in which the tasks run.")
    private String partition;

    @Option(
            names = "--sbatch",
            paramLabel = "OPTION",
            description = "Passed on to sbatch, such as --sbatch=--mem=4G; may be given several times.")
    private List<String> options = new ArrayList<>();

    @Option(names = "--detach", description = "Submit the tasks, and do not wait for them.")
    private boolean detach;

    @Option(
            names = "--cancel-on-interrupt",
            description = "Ctrl-C while waiting ends the tasks; without it they go on.")
    private boolean cancelOnInterrupt;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * Whether there is no scheduler.
     *
     * @throws ParameterException if there is none, but something is said of its tasks
     */
    public boolean isLocal() {
        if (!launcher.equals(Launchers.LOCAL)) {
            return false;
        }
        command.mixins().values().stream()
                .filter(mixin -> mixin.userObject() == this)
                .flatMap(mixin -> mixin.options().stream())
                .filter(option -> !option.longestName().equals(NAME))
                .filter(option -> command.commandLine().getParseResult().hasMatchedOption(option.longestName()))
                .findFirst()
                .ifPresent(option -> {
                    throw new ParameterException(
                            command.commandLine(),
                            option.longestName() + " is for tasks on a cluster; it goes with " + NAME + " slurm");
                });
        return true;
    }

    public String launcher() {
        return launcher;
    }

    public OptionalInt tasks() {
        return optional(tasks);
    }

    /**
     * What the scheduler is told.
     *
     * @param processors of a task
     * @throws ParameterException if a number is out of range
     */
    public ArraySettings settings(int processors) {
        if (throttle != null && throttle < 1) {
            throw new ParameterException(command.commandLine(), "--throttle is '" + throttle + "', allowed: 1 or more");
        }
        return new ArraySettings(
                optional(throttle),
                Optional.ofNullable(timeLimit),
                Optional.ofNullable(partition),
                processors,
                options);
    }

    public boolean detach() {
        return detach;
    }

    public boolean cancelOnInterrupt() {
        return cancelOnInterrupt;
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
