package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ForceOptions;
import dev.spikeloom.run.Stage;
import dev.spikeloom.run.option.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin
    private ForceOptions force;

    GenerateCommand() {
        super(Stage.GENERATE);
    }

    @Override
    RunOptions options(RunOptions common) {
        return common.withForce(force.force());
    }
}
