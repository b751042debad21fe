package dev.spikeloom.cli;

import dev.spikeloom.run.Stage;
import picocli.CommandLine.Command;

@Command(
        name = "convert",
        header = "Compare the network of a run with one converted from a ReLU network.",
        description = {
            "",
            "Trains a ReLU network of the same size on the same images, gives its weights to spiking neurons that carry"
                    + " their potential over and are reset by subtraction, and counts the time steps that these need to"
                    + " be as accurate as the trained network. Leaves converted.npz, converted-quantized.npz and"
                    + " conversion.csv. Not a part of 'spikeloom run'.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom convert out/digits",
            "  spikeloom convert out/mnist-dc -s conversion.percentile=99 --json | jq .conversion"
        })
final class ConvertCommand extends StageCommand {
    ConvertCommand() {
        super(Stage.CONVERT);
    }
}
