package dev.spikeloom.cli;

import dev.spikeloom.explore.Stage;
import picocli.CommandLine.Command;

@Command(
        name = "simulate",
        header = "Simulate the accelerator of a run on the test set, clock by clock.",
        description = {
            "",
            "Reads quantized.npz; adds latency, interval and the counters of each layer to result.json.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  spikeloom simulate out/digits")
final class SimulateCommand extends StageCommand {
    SimulateCommand() {
        super(Stage.SIMULATE);
    }
}
