package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ForceOptions;
import dev.spikeloom.run.Stage;
import dev.spikeloom.run.option.Engine;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.option.SimulationOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        header = "Simulate the accelerator of a run on the test set, exact to the cycle.",
        description = {
            "",
            "Reads quantized.npz; adds latency, interval and the counters of each layer to result.json. Both engines give the"
                    + " same figures.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom simulate out/digits",
            "  spikeloom simulate mnist-dc --verify 20",
            "  spikeloom simulate out/digits --engine clocked"
        })
final class SimulateCommand extends StageCommand {
    @Mixin
    private ForceOptions force;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "event",
            description =
                    "event: whole time steps at once, timed by recurrences (default); clocked: every cycle of every"
                            + " register, some 20 times slower.")
    private Engine engine;

    @Option(
            names = "--verify",
            paramLabel = "K",
            defaultValue = "0",
            description = "Run the first K test samples on both engines and compare every figure, output spike and"
                    + " membrane potential at the firing check; a difference is an error.")
    private int verifySamples;

    SimulateCommand() {
        super(Stage.SIMULATE);
    }

    @Override
    RunOptions options(RunOptions common) {
        return common.withForce(force.force()).withSimulation(new SimulationOptions(engine, verifySamples));
    }
}
