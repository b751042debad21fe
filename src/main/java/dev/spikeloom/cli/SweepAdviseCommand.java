package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.report.StageLog;
import dev.spikeloom.report.SweepAdviceReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.study.sweep.Objective;
import dev.spikeloom.study.sweep.SweepAdvice;
import dev.spikeloom.study.sweep.SweepFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "advise",
        header = "Say what is the best point for an objective, what limits it, and what to change next.",
        description = {
            "",
            "The best point is timed once more, for the counters of its layers; its neighbours, with one parameter changed,"
                    + " are points of the sweep.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom sweep advise out/widths",
            "  spikeloom sweep advise out/widths --objective energy --where 'accuracy >= 0.98'"
        })
final class SweepAdviseCommand implements Runnable {
    @ParentCommand
    private SweepCommand sweep;

    @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
    private Path folder;

    @Option(
            names = "--objective",
            paramLabel = "FIGURE",
            description = "What the point is to be best in; default: the first objective of the sweep.")
    private String objective;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "One more constraint, as in a sweep file: 'area_mm2 < 1 && accuracy >= 0.98'.")
    private String where;

    @Mixin
    private TableOptions table;

    @Override
    public void run() {
        SweepFolder opened = SweepFolder.open(folder);
        Objective chosen = objective == null
                ? opened.plan().objectives().get(0)
                : opened.plan().objective("--objective", objective);
        StageLog trainings = sweep.spikeloom().stageLog();
        TerminalProgress progress = sweep.spikeloom().progress();
        progress.begin("advise");
        SweepAdvice advice = SweepAdvice.of(
                opened, chosen, Optional.ofNullable(where), sweep.spikeloom().runOptions(), trainings, progress);
        progress.end();
        table.print(SweepAdviceReport.of(advice), advice::toJson);
    }
}
