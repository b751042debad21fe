package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExperimentOptions;
import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.report.ActivityReport;
import dev.spikeloom.study.ActivityTradeOff;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "activity",
        header = "Trade accuracy for fewer spikes: train with several spike penalties and compare.",
        description = {
            "",
            "Trains, quantizes and simulates the experiment once for each value of training.spike_penalty, each in a run"
                    + " folder of its own, and sets accuracy, spikes, cycles and SRAM reads side by side. Leaves activity.csv"
                    + " and activity.json.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom activity digits",
            "  spikeloom activity mnist-dc --penalties 0,0.001,0.01 -s training.epochs=30"
        })
final class ActivityCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private ExperimentOptions options;

    @Mixin
    private TableOptions output;

    @Option(
            names = "--penalties",
            paramLabel = "P",
            split = ",",
            defaultValue = "0,0.0003,0.001,0.003,0.01",
            description = "Values of training.spike_penalty; default: ${DEFAULT-VALUE}.")
    private List<String> penalties;

    @Override
    public void run() {
        Experiment experiment = options.experiment();
        Path folder = options.folder(experiment, "-activity");
        try (FolderLock lock = spikeloom.lock(folder)) {
            ActivityTradeOff tradeOff = ActivityTradeOff.of(
                    experiment,
                    folder,
                    penalties,
                    options.resume(),
                    spikeloom.runOptions().withForce(options.force()),
                    spikeloom.stageLog());
            ActivityReport report = new ActivityReport(tradeOff);
            report.writeTo(folder);
            output.print(report.toString(), tradeOff.toJson(), folder);
        }
    }
}
