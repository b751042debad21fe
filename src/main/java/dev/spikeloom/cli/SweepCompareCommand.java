package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.report.SweepReport;
import dev.spikeloom.study.sweep.FrontComparison;
import dev.spikeloom.study.sweep.SweepFolder;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "compare",
        header =
                "Compare the fronts of sweeps with the same objectives, such as that of a search with that of all points.",
        description = {
            "",
            "The hypervolume is measured in one box for all, between the best and the worst of each objective over the"
                    + " feasible points of all of them.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom sweep compare out/all out/search",
            "  spikeloom sweep compare out/all out/seed-* --json | jq '.sweeps[].share'"
        })
final class SweepCompareCommand implements Runnable {
    @Parameters(
            paramLabel = "DIR",
            arity = "2..*",
            description = "The folders of the sweeps; the others are held to the first.")
    private List<Path> folders;

    @Mixin
    private TableOptions table;

    @Override
    public void run() {
        FrontComparison comparison =
                FrontComparison.of(folders.stream().map(SweepFolder::open).toList());
        table.print(SweepReport.text(comparison), comparison.toJson());
    }
}
