package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExperimentOptions;
import dev.spikeloom.cli.option.OutputOptions;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.run.ExperimentRunner;
import dev.spikeloom.run.Stage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "train",
        header = "Train the network of an experiment: the first stage of a run.",
        description = {
            "",
            "Leaves experiment.yaml, network.npz and result.json in the folder, where the other stages go on. While it"
                    + " trains it writes a checkpoint after each epoch; after an interruption, the same command goes on from"
                    + " it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  spikeloom train digits -o out/digits", "  spikeloom train mnist-dc -s training.epochs=30"})
final class TrainCommand implements Callable<Integer> {
    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private ExperimentOptions options;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Experiment experiment = options.experiment();
        try (ExperimentRunner runner = ExperimentRunner.begin(
                experiment,
                options.folder(experiment),
                options.resume(),
                false,
                spikeloom.runOptions().withForce(options.force()),
                spikeloom.stageLog())) {
            return output.print(runner.runRemaining(Stage.TRAIN), runner.folder());
        }
    }
}
