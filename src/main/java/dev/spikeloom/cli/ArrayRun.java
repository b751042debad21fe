package dev.spikeloom.cli;

import dev.spikeloom.cli.option.LauncherOptions;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.launch.ArraySettings;
import dev.spikeloom.launch.JavaCommand;
import dev.spikeloom.launch.TaskArray;
import dev.spikeloom.report.TerminalProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Gives work to the tasks of an array, and waits for them, as the options say. */
final class ArrayRun {
    private final Spikeloom spikeloom;
    private final LauncherOptions launcher;
    private final TaskArray array;
    private final String title;

    /** @param title of the work, for progress */
    ArrayRun(Spikeloom spikeloom, LauncherOptions launcher, TaskArray array, String title) {
        this.spikeloom = spikeloom;
        this.launcher = launcher;
        this.array = array;
        this.title = title;
    }

    /** What is said of the tasks; one alone on its processor does the most an hour. */
    static ArraySettings settings(Spikeloom spikeloom, LauncherOptions launcher) {
        return launcher.settings(processors(spikeloom));
    }

    private static int processors(Spikeloom spikeloom) {
        return spikeloom.givenThreads().orElse(1);
    }

    /**
     * Waits for tasks that go on; else submits what is missing, and waits for that.
     *
     * @param prepare writes parts down, and says how many there are
     * @param words of a task, after those that start the program: the command and its options
     * @param arguments of that
     * @return whether all tasks have ended, as those have that need not begin
     */
    boolean run(IntSupplier prepare, List<String> words, List<String> arguments) {
        boolean waiting = array.isActive();
        if (!waiting && prepare.getAsInt() == 0) {
            return true;
        }
        spikeloom.endProgress();
        // What is submitted is written down, and what is left to itself is named.
        try (Shutdown.Registration end = Shutdown.registerStop(array::stop)) {
            if (!waiting) {
                array.submit(command(words, arguments), settings(spikeloom, launcher));
            }
            if (launcher.detach()) {
                spikeloom.say(array.advice());
                return false;
            }
            TerminalProgress progress = spikeloom.progress();
            progress.begin(title);
            progress.message((waiting ? "waiting for " : "submitted as ") + array.title());
            if (!array.await(progress)) {
                leave();
                return false;
            }
            return true;
        }
    }

    /** Ctrl-C while waiting. */
    private void leave() {
        spikeloom.endProgress();
        if (launcher.cancelOnInterrupt()) {
            array.cancel();
            spikeloom.say(array.title() + " is cancelled");
        } else {
            spikeloom.say(array.advice());
        }
    }

    private List<String> command(List<String> words, List<String> arguments) {
        List<String> command = new ArrayList<>(JavaCommand.of(Spikeloom.class));
        command.addAll(words);
        command.add("--threads=" + processors(spikeloom));
        command.add("--cache=" + spikeloom.cache());
        command.addAll(arguments);
        return command;
    }
}
