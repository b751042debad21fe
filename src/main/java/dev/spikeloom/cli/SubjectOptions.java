package dev.spikeloom.cli;

import dev.spikeloom.study.TrainedNetworks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The trained networks that a command looks into, and where it writes what it finds. */
final class SubjectOptions {
    @Parameters(
            paramLabel = "DIR|PRESET|FILE",
            description = "Folder of a run, a preset or experiment file whose network is in the zoo, or a network file"
                    + " (.npz).")
    private String subject;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description =
                    "Change a key of the experiment that does not decide the network, such as data.encoder_seed=7;"
                            + " of a network file, data.dataset=mnist says what it is for.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for the results; default: in the folder of the run, else beside it or in out/.")
    private Path output;

    /**
     * Finds the networks, and takes the folder for the results; a run is kept as it is until the subject is closed.
     *
     * @param name of the folder for the results
     * @throws dev.spikeloom.io.InputException if there are none, or another command has one of the folders
     */
    Subject open(String name, Spikeloom spikeloom) {
        return Subject.open(spikeloom, subject, output, () -> TrainedNetworks.find(subject, overrides, name));
    }
}
