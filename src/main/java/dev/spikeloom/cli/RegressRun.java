package dev.spikeloom.cli;

import dev.spikeloom.cli.option.LauncherOptions;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.launch.SharedWork;
import dev.spikeloom.launch.TaskArray;
import dev.spikeloom.launch.TaskFiles;
import dev.spikeloom.regress.ArrayRegression;
import dev.spikeloom.regress.Regression;
import dev.spikeloom.regress.output.Results;
import dev.spikeloom.report.StageLog;
import dev.spikeloom.run.Advice;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Runs what has not ended of a regression, here or on a cluster. Its folder is locked meanwhile, and the runs that it reads. */
final class RegressRun {
    private final Spikeloom spikeloom;
    private final LauncherOptions launcher;
    private final Regression regression;
    private final Path folder;
    private final List<String> words;

    /** @param words that ask for the same regression: the command and its options */
    RegressRun(Spikeloom spikeloom, LauncherOptions launcher, Regression regression, Path folder, List<String> words) {
        this.spikeloom = spikeloom;
        this.launcher = launcher;
        this.regression = regression;
        this.folder = folder;
        this.words = List.copyOf(words);
    }

    /** Refuses what cannot be, before anything is written. */
    void requirePossible() {
        regression.requirePossible();
        if (!launcher.isLocal()) {
            onCluster().array().requirePossible(launcher.tasks(), ArrayRun.settings(spikeloom, launcher));
        }
    }

    /** Returns what was found; empty if that is not all: it was interrupted, or tasks were left to themselves. */
    Optional<Results> run() {
        try (FolderLock lock = spikeloom.lockFixed(folder);
                Locks runs = new Locks()) {
            if (launcher.isLocal()) {
                TaskArray.requireIdle(work());
                return runHere();
            }
            return runOnCluster();
        }
    }

    private Optional<Results> runHere() {
        try (Shutdown.Registration interrupt = Shutdown.registerStop(regression::stop)) {
            Optional<Results> found = regression.run(new StageLog(spikeloom.progress()));
            spikeloom.endProgress();
            if (found.isEmpty()) {
                spikeloom.say("stopped before the end; the same command goes on");
            }
            return found;
        }
    }

    private Optional<Results> runOnCluster() {
        ArrayRegression tasks = onCluster();
        tasks.requireNoOther();
        boolean ended = new ArrayRun(spikeloom, launcher, tasks.array(), "regress")
                .run(() -> tasks.prepare(launcher.tasks()), words, List.of(RegressCommand.TASK));
        spikeloom.endProgress();
        return ended ? Optional.of(tasks.finish()) : Optional.empty();
    }

    /** Runs the items of a task of an array; what it finds is for the command that submitted it. */
    void runTask(int task) {
        try (FolderLock lock = spikeloom.lockFixed(TaskFiles.lock(folder, task));
                Locks runs = new Locks();
                Shutdown.Registration interrupt = Shutdown.registerStop(regression::stop)) {
            ArrayRegression.runTask(regression, task, new StageLog(spikeloom.progress()));
            spikeloom.endProgress();
        }
    }

    private ArrayRegression onCluster() {
        return new ArrayRegression(regression, work(), launcher.launcher());
    }

    private SharedWork work() {
        return ArrayRegression.work(folder, Advice.call(words.toArray()));
    }

    /** Of the runs that are read. */
    private final class Locks implements AutoCloseable {
        private final Deque<FolderLock> taken = new ArrayDeque<>();

        Locks() {
            try {
                regression.runs().forEach(run -> taken.push(spikeloom.lockToRead(run)));
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        @Override
        public void close() {
            taken.forEach(FolderLock::close);
        }
    }
}
