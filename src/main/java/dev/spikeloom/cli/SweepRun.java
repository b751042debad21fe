package dev.spikeloom.cli;

import dev.spikeloom.cli.option.LauncherOptions;
import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.launch.TaskArray;
import dev.spikeloom.report.StageLog;
import dev.spikeloom.report.SweepReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.study.sweep.ArraySweep;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepStudy;
import dev.spikeloom.study.sweep.SweepSummary;
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
            new ArraySweep(folder, launcher.launcher())
                    .requirePossible(launcher.tasks(), ArrayRun.settings(spikeloom, launcher));
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
        TaskArray.requireIdle(ArraySweep.work(folder));
        study(folder, spikeloom).run();
        return true;
    }

    /** Whether all tasks have ended, and found all. */
    private boolean computeOnCluster() {
        ArraySweep sweep = new ArraySweep(folder, launcher.launcher());
        boolean ended = new ArrayRun(spikeloom, launcher, sweep.array(), "sweep")
                .run(
                        () -> sweep.prepare(study(folder, spikeloom), launcher.tasks()),
                        List.of("sweep", "task"),
                        List.of(folder.path().toAbsolutePath().toString()));
        if (ended) {
            sweep.requireWhole();
        }
        return ended;
    }
}
