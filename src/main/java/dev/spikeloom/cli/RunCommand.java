package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ExperimentOptions;
import dev.spikeloom.cli.option.OutputOptions;
import dev.spikeloom.cli.option.TraceOptions;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.run.ExperimentRunner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "run",
        header = "Run a whole experiment: train, quantize, simulate, generate, cosim.",
        description = {
            "",
            "Leaves in the folder: experiment.yaml (every key given), network.npz, quantized.npz, rtl/ (one module a"
                    + " file; files.f lists them for 'verilator -f' and 'iverilog -f', run from there) and result.json.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom run",
            "  spikeloom run mnist-dc -o out/mnist --set quantization.weight_bits=5",
            "  spikeloom run mine.yaml --json | jq .test_accuracy"
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private Spikeloom spikeloom;

    @Mixin
    private ExperimentOptions options;

    @Option(names = "--train", description = "Train the network even if the zoo has it (see 'spikeloom zoo').")
    private boolean train;

    @Mixin
    private OutputOptions output;

    @Mixin
    private TraceOptions traces;

    @Override
    public Integer call() {
        Experiment experiment = options.experiment();
        ExperimentRunner.requireRunnable(experiment);
        try (ExperimentRunner runner = ExperimentRunner.begin(
                experiment,
                options.folder(experiment),
                options.resume(),
                !train,
                spikeloom.runOptions().withForce(options.force()).withTraceCycles(traces.cycles()),
                spikeloom.stageLog())) {
            return output.print(runner.runRemaining(), runner.folder());
        }
    }
}
