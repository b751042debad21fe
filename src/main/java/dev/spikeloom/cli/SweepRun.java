package dev.spikeloom.cli;

import dev.spikeloom.cli.option.LauncherOptions;
import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.launch.ArraySettings;
import dev.spikeloom.launch.JavaCommand;
import dev.spikeloom.report.StageLog;
import dev.spikeloom.report.SweepReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.study.sweep.ArraySweep;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepStudy;
import dev.spikeloom.study.sweep.SweepSummary;
import java.util.ArrayList;
import java.util.List;

/** Computes what is missing of a sweep, here or on a cluster, and prints what was found. The folder is locked meanwhile. */
final class SweepRun {
    private final SweepFolder folder;
    private final Spikeloom spikeloom;
    private final LauncherOptions launcher;

    SweepRun(SweepFolder folder, Spikeloom spikeloom, LauncherOptions launcher) {
        this.folder = folder;
        this.spikeloom = spikeloom;
        this.launcher = launcher;
    }

    /** What follows what is computed is shown on standard error. */
    static SweepStudy study(SweepFolder folder, Spikeloom spikeloom) {
        // The last one is what an error ends.
        StageLog trainings = spikeloom.stageLog();
        TerminalProgress progress = spikeloom.progress();
        progress.begin("sweep");
        return new SweepStudy(folder, spikeloom.runOptions(), trainings, progress);
    }

    /** Refuses what cannot be, before anything is written. */
    void requirePossible() {
        if (!launcher.isLocal()) {
            new ArraySweep(folder, launcher.launcher()).requirePossible(launcher.tasks(), settings());
        }
    }

    void run(TableOptions table) {
        requirePossible();
        boolean whole = launcher.isLocal() ? computeHere() : computeOnCluster();
        spikeloom.endProgress();
        if (whole) {
            SweepSummary summary = SweepSummary.of(folder);
            table.print(SweepReport.text(folder, summary), summary.toJson(), folder.path());
        }
    }

    private boolean computeHere() {
        ArraySweep.requireIdle(folder);
        study(folder, spikeloom).run();
        return true;
    }

    /** Whether all tasks have ended, and found all. */
    private boolean computeOnCluster() {
        ArraySweep array = new ArraySweep(folder, launcher.launcher());
        boolean waiting = array.isActive();
        if (!waiting && array.prepare(study(folder, spikeloom), launcher.tasks()) == 0) {
            return true;
        }
        spikeloom.endProgress();
        // What is submitted is written down, and what is left to itself is named.
        try (Shutdown.Registration end = Shutdown.registerStop(array::stop)) {
            if (!waiting) {
                array.submit(command(), settings());
            }
            if (launcher.detach()) {
                spikeloom.say(array.advice());
                return false;
            }
            TerminalProgress progress = spikeloom.progress();
            progress.begin("sweep");
            progress.message((waiting ? "waiting for " : "submitted as ") + array.title());
            if (!array.await(progress)) {
                leave(array);
                return false;
            }
        }
        array.requireWhole();
        return true;
    }

    /** Ctrl-C while waiting. */
    private void leave(ArraySweep array) {
        spikeloom.endProgress();
        if (launcher.cancelOnInterrupt()) {
            array.cancel();
            spikeloom.say(array.title() + " is cancelled");
        } else {
            spikeloom.say(array.advice());
        }
    }

    /** A task alone on its processor computes the most points an hour. */
    private int processors() {
        return spikeloom.givenThreads().orElse(1);
    }

    private ArraySettings settings() {
        return launcher.settings(processors());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(JavaCommand.of(Spikeloom.class));
        command.addAll(List.of(
                "sweep",
                "task",
                "--threads=" + processors(),
                "--cache=" + spikeloom.cache(),
                folder.path().toAbsolutePath().toString()));
        return command;
    }
}
