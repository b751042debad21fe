package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.report.SweepReport;
import dev.spikeloom.study.sweep.SweepFolder;
import dev.spikeloom.study.sweep.SweepStatus;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        header = "Say how far a sweep is: tasks by state, points that are done, and what to do next.",
        footerHeading = "%nExamples:%n",
        footer = "  spikeloom sweep status out/widths --json | jq .tasks")
final class SweepStatusCommand implements Runnable {
    @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
    private Path folder;

    @Mixin
    private TableOptions table;

    @Override
    public void run() {
        SweepStatus status = SweepStatus.of(SweepFolder.open(folder));
        table.print(SweepReport.text(status), status.toJson());
    }
}
