package dev.spikeloom.cli;

import dev.spikeloom.explore.RunFolder;
import dev.spikeloom.explore.TrainedNetworks;
import dev.spikeloom.io.OwnFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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

    /** @param name of the folder for the results */
    TrainedNetworks networks(String name) {
        return TrainedNetworks.find(subject, overrides, name);
    }

    /** The folder for the results. */
    Path folder(TrainedNetworks networks) {
        return output == null ? networks.outputFolder() : output;
    }

    /**
     * The folder for results in files of these names, which must not be there from elsewhere if a user named the folder.
     * What lies in the folder of a run is the run's.
     *
     * @throws dev.spikeloom.io.InputException if one is
     */
    Path folder(TrainedNetworks networks, Collection<String> names) {
        Path folder = folder(networks);
        if (output != null && !isOfRun(folder)) {
            OwnFiles.require(folder, names);
        }
        return folder;
    }

    /** After the files have been written. */
    void wrote(TrainedNetworks networks, Collection<String> names) {
        Path folder = folder(networks);
        if (!isOfRun(folder)) {
            OwnFiles.record(folder, names);
        }
    }

    private static boolean isOfRun(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        return parent != null && RunFolder.isAt(parent);
    }
}
