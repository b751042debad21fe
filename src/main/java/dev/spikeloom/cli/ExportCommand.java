package dev.spikeloom.cli;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.nir.NirFile;
import dev.spikeloom.network.nir.mapping.NirChoices;
import dev.spikeloom.network.nir.mapping.NirExporter;
import dev.spikeloom.study.TrainedNetworks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "export",
        header = "Write a trained network as a graph that other frameworks read (NIR).",
        description = {
            "",
            "Weights are affine nodes and convolutions, neurons IF, LIF or, without memory, Threshold; max pooling is a sum of"
                    + " spikes above a threshold. 'spikeloom import' makes the same network of it.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom export out/digits -o digits.nir",
            "  spikeloom export mnist-conv -o mnist-conv.nir",
            "  spikeloom export out/digits -o digits-7bit.nir --quantized",
            "  spikeloom export out/digits/network.npz -o digits.nir --dt 1e-3"
        })
final class ExportCommand implements Runnable {
    @ParentCommand
    private Spikeloom spikeloom;

    @Parameters(
            paramLabel = "DIR|PRESET|FILE",
            description = "Folder of a run, a preset whose network is in the zoo, or a network file (.npz).")
    private String subject;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The graph: HDF5; a file that is there is replaced.")
    private Path output;

    @Option(
            names = "--dt",
            paramLabel = "SECONDS",
            defaultValue = "" + NirChoices.DEFAULT_TIME_STEP,
            description =
                    "A time step, which the time constants of leaky neurons are told by; default: ${DEFAULT-VALUE}.")
    private double timeStep;

    @Option(
            names = "--quantized",
            description =
                    "Write the quantized network, in floats that hold its numbers exactly, instead of the float one. Every"
                            + " spike is that of the integers, but of leaky neurons, whose leak is rounded in integers alone.")
    private boolean quantized;

    @Override
    public void run() {
        NirChoices.requireTimeStep(timeStep);
        if (Files.isDirectory(output)) {
            throw new InputException(output + " is a folder, expected a file to write");
        }
        TrainedNetworks networks = TrainedNetworks.find(subject, List.of(), "export");
        NirFile.write(
                output,
                NirExporter.graph(quantized ? networks.exactQuantized() : networks.requireFloating(), timeStep));
        spikeloom.say("written to " + output);
    }
}
