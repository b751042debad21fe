package dev.spikeloom.cli;

import dev.spikeloom.explore.Experiment;
import dev.spikeloom.explore.ExperimentRunner;
import dev.spikeloom.explore.Stage;
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
                    + " trains it writes a checkpoint now and then; after an interruption, --resume goes on from it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  spikeloom train digits -o out/digits", "  spikeloom train mnist-dc --resume"})
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
        ExperimentRunner runner = ExperimentRunner.begin(
                experiment,
                options.folder(experiment),
                options.resume(),
                false,
                spikeloom.runOptions(),
                spikeloom.stageLog());
        return output.print(runner.runRemaining(Stage.TRAIN), runner.folder());
    }
}
