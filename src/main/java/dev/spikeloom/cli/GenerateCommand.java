package dev.spikeloom.cli;

import dev.spikeloom.explore.Stage;
import picocli.CommandLine.Command;

@Command(
        name = "generate",
        header = "Generate the accelerator of a run as Verilog.",
        description = {
            "",
            "Reads quantized.npz, leaves rtl/: one module a file, the weights as hex files, and files.f, which lists the modules.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  spikeloom generate out/digits", "  spikeloom generate out/digits -s architecture.bank_rows=64"})
final class GenerateCommand extends StageCommand {
    GenerateCommand() {
        super(Stage.GENERATE);
    }
}
