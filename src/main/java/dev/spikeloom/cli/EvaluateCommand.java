package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.report.EvaluationReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.run.accuracy.EvaluationPlan;
import dev.spikeloom.study.Evaluation;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "evaluate",
        header = "Evaluate the accuracy of trained networks over time steps.",
        description = {
            "",
            "Presents all test samples run after run, each time as other random spikes, and gives the mean with its 95 %%"
                    + " confidence interval; of the float and the quantized network, as far as they are there, and for each"
                    + " head. Leaves accuracy.csv, accuracy.svg (a figure) and accuracy.json.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom evaluate mnist-dc",
            "  spikeloom evaluate out/digits --time-steps 1,4,16 --runs 5",
            "  spikeloom evaluate quantized.npz -s data.dataset=mnist --json"
        })
final class EvaluateCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private SubjectOptions subject;

    @Mixin
    private TableOptions output;

    @Option(
            names = "--time-steps",
            paramLabel = "T",
            split = ",",
            description = "Numbers of time steps; default: 1, 2, 4 ... 256, or up to the length of recordings.")
    private List<Integer> timeSteps = new ArrayList<>();

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "" + EvaluationPlan.DEFAULT_RUNS,
            description = "Runs of all test samples, seeds from data.encoder_seed on; default: ${DEFAULT-VALUE}."
                    + " Recordings are the same in each run and are presented once.")
    private int runs;

    @Override
    public void run() {
        EvaluationPlan plan = new EvaluationPlan(timeSteps, runs);
        try (Subject chosen = subject.open("evaluation", spikeloom)) {
            chosen.requireOwn(EvaluationReport.FILES);
            TerminalProgress progress = spikeloom.progress();
            progress.begin("evaluate");
            Evaluation evaluation = Evaluation.of(chosen.networks(), plan, spikeloom.runOptions(), progress);
            progress.end();
            EvaluationReport report = new EvaluationReport(evaluation);
            chosen.recordOwn(EvaluationReport.FILES);
            report.writeTo(chosen.folder());
            output.print(report.toString(), evaluation.toJson(), chosen.folder());
        }
    }
}
