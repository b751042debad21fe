package dev.spikeloom.cli;

import dev.spikeloom.cli.option.TableOptions;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.OwnFiles;
import dev.spikeloom.report.CrossValidationReport;
import dev.spikeloom.report.TerminalProgress;
import dev.spikeloom.study.CrossValidation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "cross-validate",
        header = "Cross-validate a network over all real N-MNIST recordings at hand.",
        description = {
            "",
            "Trains on simulated recordings of images of which there is no real recording; then, for each fold, trains on"
                    + " with the real recordings of the other folds, and tests on those of the fold, forwards and backwards."
                    + " Leaves cross-validation.csv and cross-validation.json. The real recordings are fetched with"
                    + " 'spikeloom data fetch n-mnist --from PATH'.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  spikeloom cross-validate", "  spikeloom cross-validate nmnist-ct --folds 5 --json"})
final class CrossValidateCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private TableOptions output;

    @Parameters(
            arity = "0..1",
            defaultValue = "nmnist-ct",
            paramLabel = "PRESET|FILE.yaml",
            description =
                    "A preset or an experiment file, for the network and its training; default: ${DEFAULT-VALUE}.")
    private String experiment;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "Change a key of the experiment, such as training.epochs=3 (see 'spikeloom keys').")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Number of folds; default: ${DEFAULT-VALUE}.")
    private int folds;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "2",
            description = "Epochs of the training for each fold; default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "0.001",
            description = "Learning rate in the first of these epochs; default: ${DEFAULT-VALUE}.")
    private double learningRate;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for the results; default: in out/.")
    private Path folder;

    @Override
    public void run() {
        Experiment chosen = ExperimentYaml.override(Presets.load(experiment), overrides);
        CrossValidation.Plan plan = new CrossValidation.Plan(folds, epochs, learningRate);
        Path to = folder == null ? Path.of("out", chosen.name() + "-cross-validation") : folder;
        try (FolderLock lock = spikeloom.lock(to)) {
            if (folder != null) {
                OwnFiles.require(to, CrossValidationReport.FILES);
            }
            TerminalProgress progress = spikeloom.progress();
            progress.begin("cross-validate");
            CrossValidation result = CrossValidation.of(chosen, plan, spikeloom.runOptions(), progress);
            progress.end();
            CrossValidationReport report = new CrossValidationReport(result);
            OwnFiles.record(to, CrossValidationReport.FILES);
            report.writeTo(to);
            output.print(report.toString(), result.toJson(), to);
        }
    }
}
