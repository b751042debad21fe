package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.report.PrecisionReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.run.accuracy.EvaluationPlan;
import dev.spikeloom.study.PrecisionSweep;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "precision",
        header = "Evaluate the accuracy of a trained network by the bits of its weights.",
        description = {
            "",
            "Quantizes the float network with each number of bits, as it is and after training it on with quantized weights"
                    + " (quantization-aware fine-tuning), and evaluates all of them at the experiment's time_steps. Leaves"
                    + " precision.csv, precision.svg (a figure) and precision.json.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  spikeloom precision mnist-dc", "  spikeloom precision out/digits --bits 2,4,7 --fine-tune-epochs 0"
        })
final class PrecisionCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private SubjectOptions subject;

    @Mixin
    private TableOptions output;

    @Option(
            names = "--bits",
            paramLabel = "BITS",
            split = ",",
            defaultValue = "1,2,3,4,5,6,7,8",
            description = "Bits of a weight; default: ${DEFAULT-VALUE}.")
    private List<Integer> bits;

    @Option(
            names = "--fine-tune-epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "Epochs of fine-tuning, at quantization.fine_tune_learning_rate; 0 for none; default:"
                    + " ${DEFAULT-VALUE}.")
    private int fineTuneEpochs;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "" + EvaluationPlan.DEFAULT_RUNS,
            description = "Runs of all test samples, seeds from data.encoder_seed on; default: ${DEFAULT-VALUE}.")
    private int runs;

    @Override
    public void run() {
        try (Subject chosen = subject.open("precision", spikeloom)) {
            chosen.requireOwn(PrecisionReport.FILES);
            TerminalProgress progress = spikeloom.progress();
            progress.begin("precision");
            PrecisionSweep sweep =
                    PrecisionSweep.of(chosen.networks(), bits, runs, fineTuneEpochs, spikeloom.runOptions(), progress);
            progress.end();
            PrecisionReport report = new PrecisionReport(sweep);
            chosen.recordOwn(PrecisionReport.FILES);
            report.writeTo(chosen.folder());
            output.print(report.toString(), sweep.toJson(), chosen.folder());
        }
    }
}
