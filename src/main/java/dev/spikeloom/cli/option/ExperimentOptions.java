package dev.spikeloom.cli.option;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.run.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The experiment that a command starts, and where. */
public final class ExperimentOptions {
    @Parameters(
            paramLabel = "PRESET|FILE.yaml",
            arity = "0..1",
            defaultValue = Presets.DEFAULT,
            description = "A preset (see 'spikeloom presets') or an experiment file; default: ${DEFAULT-VALUE}.")
    private String presetOrFile;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description =
                    "Folder of the run; default: out/ and the experiment's name. An earlier run in it is replaced.")
    private Path output;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "Change a key of the experiment, such as training.epochs=3 (see 'spikeloom keys').")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--resume",
            description = "Go on with the run of this experiment in the folder, from the last checkpoint of training or"
                    + " the last finished stage.")
    private boolean resume;

    @Option(
            names = "--force",
            description =
                    "Start over although a training of this network was interrupted in the folder, which else goes on,"
                            + " or files in rtl/ were edited since they were generated, which else is refused.")
    private boolean force;

    public Experiment experiment() {
        return ExperimentYaml.override(Presets.load(presetOrFile), overrides);
    }

    public Path folder(Experiment experiment) {
        return folder(experiment, "");
    }

    /** @param suffix of the default folder's name */
    public Path folder(Experiment experiment, String suffix) {
        return output == null ? Path.of(RunFolder.defaultPath(experiment) + suffix) : output;
    }

    public boolean force() {
        return force;
    }

    public boolean resume() {
        return resume;
    }
}
