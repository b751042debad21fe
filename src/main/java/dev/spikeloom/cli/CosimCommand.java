package dev.spikeloom.cli;

import dev.spikeloom.explore.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "cosim",
        header = "Run the Verilog of a run and its clocked model side by side and compare every cycle.",
        description = {
            "",
            "Reads rtl/ and quantized.npz. The first difference is shown with the cycles around it, a report and both waves are"
                    + " left in traces/, and the exit code is 1.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom cosim out/digits --traces",
            "  spikeloom cosim out/digits -s cosimulation.samples=10 -s cosimulation.host_pauses=random"
        })
final class CosimCommand extends StageCommand {
    @Mixin
    private TraceOptions traces;

    CosimCommand() {
        super(Stage.COSIM);
    }

    @Override
    int traceCycles() {
        return traces.cycles();
    }
}
