package dev.spikeloom.cli;

import dev.spikeloom.cli.option.ForceOptions;
import dev.spikeloom.run.Stage;
import dev.spikeloom.run.option.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "quantize",
        header = "Quantize the trained network of a run.",
        description = {"", "Reads network.npz, leaves quantized.npz; removes what followed from an earlier one.", ""},
        footerHeading = "%nExamples:%n",
        footer = {"  spikeloom quantize out/digits", "  spikeloom quantize out/digits -s quantization.weight_bits=4"})
final class QuantizeCommand extends StageCommand {
    @Mixin
    private ForceOptions force;

    QuantizeCommand() {
        super(Stage.QUANTIZE);
    }

    @Override
    RunOptions options(RunOptions common) {
        return common.withForce(force.force());
    }
}
