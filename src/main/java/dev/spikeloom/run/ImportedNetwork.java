package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.nir.mapping.NirImport;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network that was trained elsewhere, in a folder that becomes a run when a stage is asked for. Its experiment is only known then:
 * a graph does not say which data set it is for.
 */
public final class ImportedNetwork implements ReadyNetwork {
    /** What becomes of each node of the graph. */
    public static final String VERDICTS = "verdicts.json";

    private static final Set<String> OWN = Set.of(VERDICTS, RunFolder.NETWORK, FolderLock.FILE);

    private final Network network;

    private ImportedNetwork(Network network) {
        this.network = network;
    }

    /** Whether a folder holds an imported network, be it a run already or not. */
    public static boolean isAt(Path folder) {
        return Files.isRegularFile(folder.resolve(VERDICTS)) && Files.isRegularFile(folder.resolve(RunFolder.NETWORK));
    }

    /** Whether it does, and no stage has begun there. */
    static boolean isUntouchedAt(Path folder) {
        return isAt(folder)
                && (!RunFolder.isAt(folder) || !RunFolder.open(folder).result().has(Stages.TRAIN));
    }

    static ImportedNetwork open(Path folder) {
        return new ImportedNetwork(NetworkFile.read(folder.resolve(RunFolder.NETWORK)));
    }

    /**
     * Looks whether an import may use a folder.
     *
     * @throws InputException if there is more in it than an earlier import
     */
    public static void requireFree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> !OWN.contains(entry.getFileName().toString()))
                    .findFirst()
                    .ifPresent(entry -> {
                        throw new InputException(folder + " has " + entry.getFileName()
                                + ", which no import has left; name another folder with -o");
                    });
        } catch (IOException e) {
            throw new InputException("cannot read " + folder + ": " + AtomicFiles.reason(e), e);
        }
    }

    /**
     * Writes the network, if no node was rejected, and then the verdicts; an earlier import is replaced.
     *
     * @throws InputException as {@link #requireFree}: a run may have begun there since
     */
    public static void write(Path folder, NirImport imported) {
        requireFree(folder);
        FileTrees.delete(folder.resolve(VERDICTS));
        FileTrees.delete(folder.resolve(RunFolder.NETWORK));
        imported.network().ifPresent(network -> NetworkFile.write(folder.resolve(RunFolder.NETWORK), network));
        AtomicFiles.writeString(folder.resolve(VERDICTS), Json.text(imported.verdicts()));
    }

    /**
     * The experiment that the network is for, but for what a user sets. It is called after the folder.
     *
     * @param folder of the network
     */
    Experiment experiment(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return ExperimentYaml.named(name == null ? "" : name.toString())
                .with(network.neuronModels(), network.topology());
    }

    /**
     * Refuses an experiment for another network.
     *
     * @throws InputException naming the key
     */
    void requireIts(Experiment experiment, Path folder) {
        for (Setting<?> setting : experiment.differences(experiment.with(network.neuronModels(), network.topology()))) {
            if (setting.decidesTopology()) {
                throw new InputException(
                        "--set: " + setting + " cannot change, since the network in " + folder + " is an imported one");
            }
        }
    }

    /** The stage in which keys get other values that are those of the training of any other network. */
    static Stage<?> settingStage() {
        return Stages.QUANTIZE;
    }

    /** It alone. */
    NetworkSource alone() {
        return new NetworkSource() {
            @Override
            public Optional<ReadyNetwork> trainedAs(Experiment experiment) {
                return Optional.of(ImportedNetwork.this);
            }

            @Override
            public Optional<String> whyNot(Experiment experiment) {
                return Optional.empty();
            }

            @Override
            public Optional<ReadyNetwork> named(String name) {
                return Optional.empty();
            }
        };
    }

    @Override
    public String name() {
        return "imported";
    }

    @Override
    public List<Integer> weightBits() {
        return List.of();
    }

    @Override
    public boolean hasFloatNetwork() {
        return true;
    }

    @Override
    public boolean isQuantizedAs(Experiment experiment) {
        return false;
    }

    @Override
    public boolean isTestedAs(Experiment experiment) {
        return false;
    }

    @Override
    public TrainOutcome train(StageRun run) {
        run.progress().message("the imported network on the test samples");
        NetworkFile.write(run.folder().networkFile(), network);
        return TrainStage.outcome(
                run.workload(), null, TrainStage.evaluate(network, run.workload(), run.threads()), null);
    }

    /** There is none that is quantized already. */
    @Override
    public QuantizeOutcome quantize(StageRun run) {
        throw new IllegalStateException("an imported network is quantized here");
    }
}
