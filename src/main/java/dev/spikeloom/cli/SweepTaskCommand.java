package dev.spikeloom.cli;

import dev.spikeloom.io.FolderLock;
import dev.spikeloom.launch.TaskFiles;
import dev.spikeloom.study.sweep.ArraySweep;
import dev.spikeloom.study.sweep.SweepFolder;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What a scheduler starts for each task. */
@Command(name = "task", hidden = true, header = "Compute the points of one task of an array.")
final class SweepTaskCommand implements Runnable {
    @ParentCommand
    private SweepCommand sweep;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the sweep.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "K", description = "The number of the task.")
    private int task;

    @Override
    public void run() {
        SweepFolder opened = SweepFolder.open(folder);
        try (FolderLock lock = sweep.spikeloom().lockFixed(TaskFiles.lock(folder, task))) {
            ArraySweep.runTask(opened, SweepRun.study(opened, sweep.spikeloom()), task);
        }
        sweep.spikeloom().endProgress();
    }
}
