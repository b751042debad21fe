package dev.spikeloom.study.sweep;

import dev.spikeloom.dataset.DataChoice;
import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.run.ExperimentRunner;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.Runs;
import dev.spikeloom.run.StageListener;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.accuracy.FineTuner;
import dev.spikeloom.run.accuracy.ScaleChoice;
import dev.spikeloom.run.accuracy.SparseMessages;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.zoo.Zoo;
import dev.spikeloom.zoo.ZooEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The networks of the points: from the run that is the base, from the zoo, or trained once for all points that are trained
 * alike, in a run folder of the cache that other sweeps find, too.
 */
final class SweepNetworks {
    private static final String TRAINED = "sweeps/trained";

    /** What such a run is called. */
    private static final String TRAINING = "training";

    private final RunOptions options;
    private final StageListener listener;
    private final Progress progress;
    private final Map<String, Network> floating = new HashMap<>();
    private final Map<String, QuantizedNetwork> quantized = new HashMap<>();
    /** Of files that may change between sweeps, but not within one. */
    private final Map<DataChoice, String> identities = new HashMap<>();

    SweepNetworks(RunOptions options, StageListener listener, Progress progress) {
        this.options = options;
        this.listener = listener;
        this.progress = progress;
    }

    /** The keys that decide something, with their values, as a file has them. */
    static String keys(Experiment experiment, Predicate<Setting<?>> deciding) {
        return ExperimentYaml.write(
                experiment,
                Settings.all().stream()
                        .filter(deciding)
                        .filter(setting -> setting != Settings.FOLDER
                                || experiment.data().folder().isPresent())
                        .toList());
    }

    /** Whether the network has to be trained first. */
    boolean mustTrain(String base, Experiment experiment) {
        return ready(base, experiment).isEmpty()
                && floating(base, experiment).isEmpty()
                && !Files.exists(trained(experiment).resolve(RunFolder.NETWORK));
    }

    /**
     * The quantized network of an experiment.
     *
     * @param base that it is derived from: a preset, a file or a run folder
     * @throws InputException if it cannot be trained
     */
    QuantizedNetwork of(String base, Experiment experiment, Workload workload) {
        return quantized.computeIfAbsent(
                base + "\n" + keys(experiment, Setting::decidesNetwork),
                key -> ready(base, experiment).orElseGet(() -> quantize(base, experiment, workload)));
    }

    /** Has the network trained, if it must be. */
    void prepare(String base, Experiment experiment) {
        if (mustTrain(base, experiment)) {
            train(experiment);
        }
    }

    private QuantizedNetwork quantize(String base, Experiment experiment, Workload workload) {
        Network network = floating.computeIfAbsent(
                base + "\n" + keys(experiment, Setting::decidesTraining),
                key -> floating(base, experiment).orElseGet(() -> train(experiment)));
        List<float[]> scales = ScaleChoice.of(
                        network, experiment.quantization(), experiment, workload.dataset(), options.threads(), progress)
                .scales();
        if (experiment.fineTuneEpochs() == 0) {
            return Quantizer.quantize(network, experiment.quantization(), scales)
                    .network();
        }
        progress.message("fine-tuning with weights of "
                + experiment.quantization().weightBits().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                + " bits");
        return FineTuner.of(
                        network,
                        workload.dataset(),
                        experiment.quantization(),
                        scales,
                        experiment.fineTuning(experiment.fineTuneEpochs(), options.threads()),
                        new SparseMessages(progress))
                .quantized()
                .network();
    }

    /** A quantized network that is just what is asked for. */
    private static Optional<QuantizedNetwork> ready(String base, Experiment experiment) {
        Path run = Path.of(base);
        if (RunFolder.isAt(run)) {
            RunFolder folder = RunFolder.open(run);
            if (Files.exists(folder.quantizedFile())
                    && experiment.differences(folder.experiment()).stream().noneMatch(Setting::decidesNetwork)) {
                return Optional.of(QuantizedNetworkFile.read(folder.quantizedFile()));
            }
        }
        return Zoo.trainedAs(experiment)
                .filter(entry -> Zoo.quantizedAs(experiment, entry))
                .map(Zoo::quantized);
    }

    /** A float network that was trained as is asked for, by the run that is the base or in the zoo. */
    private static Optional<Network> floating(String base, Experiment experiment) {
        Path run = Path.of(base);
        if (RunFolder.isAt(run)) {
            RunFolder folder = RunFolder.open(run);
            if (Files.exists(folder.networkFile())
                    && experiment.differences(folder.experiment()).stream().noneMatch(Setting::decidesTraining)) {
                return Optional.of(NetworkFile.read(folder.networkFile()));
            }
        }
        return Zoo.trainedAs(experiment).filter(ZooEntry::hasFloatNetwork).map(Zoo::network);
    }

    /** In a run that has nothing but the keys that decide the training: it is that of all who train alike, at a time. */
    private Network train(Experiment experiment) {
        Path trained = trained(experiment).resolve(RunFolder.NETWORK);
        if (Files.exists(trained)) {
            return NetworkFile.read(trained);
        }
        Experiment alone = ExperimentYaml.parse("sweep", TRAINING, keys(experiment, Setting::decidesTraining));
        try (ExperimentRunner runner =
                new Runs(Zoo.networks(), options, listener).training().begin(alone, trained(experiment), true)) {
            runner.runRemaining(Stages.TRAIN);
            return NetworkFile.read(runner.folder().networkFile());
        }
    }

    private Path trained(Experiment experiment) {
        String data = identities.computeIfAbsent(experiment.data(), DatasetCatalog::identity);
        String hash = Checksums.name(keys(experiment, Setting::decidesTraining) + data);
        return options.cache().resolve(TRAINED).resolve(hash);
    }
}
