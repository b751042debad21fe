package dev.spikeloom.study;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.quantize.FloatEquivalent;
import dev.spikeloom.run.Advice;
import dev.spikeloom.run.ImportedNetwork;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.Stages;
import dev.spikeloom.zoo.Zoo;
import dev.spikeloom.zoo.ZooEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Networks that have been trained, wherever they are: in a run folder, in the zoo, or in a file.
 *
 * @param experiment how they were trained, and how test samples are presented to them
 * @param outputFolder where what is found out about them goes unless it is said otherwise
 * @param floating if it is there
 * @param quantized if it is there
 * @param missing what to say where one of them is not
 */
public record TrainedNetworks(
        Experiment experiment,
        Path outputFolder,
        Optional<Network> floating,
        Optional<QuantizedNetwork> quantized,
        Missing missing) {

    /**
     * What to say where one of the networks is not there.
     *
     * @param floating that the float network is missing, and how to get it
     * @param quantized likewise
     */
    record Missing(String floating, String quantized) {}

    /** @throws InputException if it is not there */
    public Network requireFloating() {
        return floating.orElseThrow(() -> new InputException(missing.floating));
    }

    /** @throws InputException if it is not there */
    public QuantizedNetwork requireQuantized() {
        return quantized.orElseThrow(() -> new InputException(missing.quantized));
    }

    /**
     * The quantized network in floating point.
     *
     * @throws InputException if it is not there, its potentials may saturate in the run, or floats cannot say the same
     */
    public Network exactQuantized() {
        QuantizedNetwork network = requireQuantized();
        Architecture architecture = experiment.architecture();
        for (int i = 0; i < network.weightFormats().size(); i++) {
            if (architecture.layer(i).get(ParameterTable.SATURATE)) {
                throw new InputException("architecture." + ParameterTable.SATURATE.key()
                        + " is true, but potentials of a graph cannot saturate; allowed: false");
            }
        }
        return FloatEquivalent.of(network);
    }

    /**
     * Finds networks.
     *
     * @param subject a run folder, a network file (npz), a preset or an experiment file
     * @param overrides keys of the experiment that change, see {@link ExperimentYaml#override}; none that decides the
     *     network, unless {@code subject} is a file
     * @param output name of the folder for what is found out, see {@link #outputFolder}
     * @throws InputException if there is no trained network
     */
    public static TrainedNetworks find(String subject, List<String> overrides, String output) {
        Path path = Path.of(subject);
        if (RunFolder.isAt(path)) {
            return inRun(RunFolder.open(path), overrides, output);
        }
        if (ImportedNetwork.isAt(path)) {
            return inFile(path.resolve(RunFolder.NETWORK), overrides, output);
        }
        if (subject.endsWith(".npz")) {
            return inFile(path, overrides, output);
        }
        if (Files.isDirectory(path) && !Presets.names().contains(subject)) {
            RunFolder.requireAt(path);
        }
        return inZoo(ExperimentYaml.override(Presets.load(subject), overrides), subject, overrides, output);
    }

    /** The folder of the run that {@code subject} is, or is a network file of. */
    public static Optional<Path> run(String subject) {
        Path path = Path.of(subject);
        Path folder = subject.endsWith(".npz") ? path.toAbsolutePath().getParent() : path;
        return Optional.of(folder).filter(RunFolder::isAt);
    }

    private static TrainedNetworks inRun(RunFolder folder, List<String> overrides, String output) {
        Experiment experiment = ExperimentYaml.override(folder.experiment(), overrides);
        for (Setting<?> setting : experiment.differences(folder.experiment())) {
            if (decides(setting, folder.path())) {
                throw new InputException("--set: " + setting + " cannot change, since it decided the networks in "
                        + folder.path() + "; start another run with it");
            }
        }
        TrainedNetworks networks = new TrainedNetworks(
                experiment,
                folder.path().resolve(output),
                read(folder.networkFile(), NetworkFile::read),
                read(folder.quantizedFile(), QuantizedNetworkFile::read),
                missingInRun(folder));
        if (networks.floating.isEmpty() && networks.quantized.isEmpty()) {
            throw new InputException(
                    folder.path() + " has no trained network yet; first " + folder.commandOf(Stages.TRAIN));
        }
        return networks;
    }

    /** Whether the networks of a run depend on a key; one that was imported is not trained with any data. */
    private static boolean decides(Setting<?> setting, Path folder) {
        boolean given = ImportedNetwork.isAt(folder) && setting.decidesTraining() && !setting.decidesTopology();
        return setting.decidesNetwork() && !given;
    }

    private static Missing missingInRun(RunFolder folder) {
        Path trained = folder.path().resolveSibling(folder.path().getFileName() + "-trained");
        return new Missing(
                folder.path() + " has only the quantized network, from the zoo; first "
                        + Advice.command("train", folder.path().resolve(RunFolder.EXPERIMENT), "-o", trained)
                        + ", then name that folder",
                folder.path() + " has no quantized network yet; first " + folder.commandOf(Stages.QUANTIZE));
    }

    /** A file in a run folder takes the experiment of the run; of any other, the command line says the data set. */
    private static TrainedNetworks inFile(Path file, List<String> overrides, String output) {
        Path parent = file.toAbsolutePath().getParent();
        Experiment base = RunFolder.isAt(parent)
                ? ExperimentYaml.read(parent.resolve(RunFolder.EXPERIMENT))
                : Experiment.defaults();
        Path outputFolder = Path.of(file.toString().replaceFirst("\\.npz$", "") + "-" + output);
        Missing missing = new Missing(
                file + " is a quantized network, expected a float one, or the folder of a run",
                file + " is a float network, expected a quantized one, or the folder of a run");
        if (QuantizedNetworkFile.isOne(file)) {
            QuantizedNetwork network = QuantizedNetworkFile.read(file);
            Experiment experiment = base.with(network.neuronModels(), network.topology());
            return new TrainedNetworks(
                    ExperimentYaml.override(experiment, overrides),
                    outputFolder,
                    Optional.empty(),
                    Optional.of(network),
                    missing);
        }
        Network network = NetworkFile.read(file);
        Experiment experiment = base.with(network.neuronModels(), network.topology());
        return new TrainedNetworks(
                ExperimentYaml.override(experiment, overrides),
                outputFolder,
                Optional.of(network),
                Optional.empty(),
                missing);
    }

    private static TrainedNetworks inZoo(Experiment experiment, String subject, List<String> overrides, String output) {
        Path run = RunFolder.defaultPath(experiment);
        String train = Advice.command(overrides, "train", subject, "-o", run) + ", then name that folder";
        // A stage takes no file.
        String quantize = Presets.names().contains(subject) ? Stages.QUANTIZE.title() : "run";
        ZooEntry entry = Zoo.trainedAs(experiment)
                .orElseThrow(() -> new InputException(
                        "the zoo has no network that was trained as " + subject + " says; first " + train));
        return new TrainedNetworks(
                experiment,
                Path.of("out", experiment.name() + "-" + output),
                entry.hasFloatNetwork() ? Optional.of(Zoo.network(entry)) : Optional.empty(),
                Zoo.quantizedAs(experiment, entry) ? Optional.of(Zoo.quantized(entry)) : Optional.empty(),
                new Missing(
                        "the zoo has " + entry.preset() + " only as it was quantized; first " + train,
                        "the zoo has " + entry.preset() + " quantized otherwise; first "
                                + Advice.command(overrides, quantize, subject, "-o", run) + ", then name that folder"));
    }

    /** Reads from a file. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(Path file);
    }

    private static <T> Optional<T> read(Path file, Reader<T> reader) {
        return Files.exists(file) ? Optional.of(reader.read(file)) : Optional.empty();
    }
}
