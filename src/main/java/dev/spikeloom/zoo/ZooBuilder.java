package dev.spikeloom.zoo;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.run.Advice;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes entries of the {@link Zoo} from run folders, in the sources of the program. */
public final class ZooBuilder {
    /** A larger float network does not ship: it can be trained, and the accelerator has no use for it. */
    private static final long MAX_FLOAT_BYTES = 4 << 20;

    private static final Set<Setting<?>> YOUNGER = Set.of(
            Settings.FOLDER,
            Settings.POLARITIES,
            Settings.CLIPPING,
            Settings.CLIPPING_PERCENTILE,
            Settings.CALIBRATION_SAMPLES);

    private static final Experiment DEFAULTS = Experiment.defaults();

    private ZooBuilder() {}

    /**
     * Adds the networks of a run, in place of an earlier entry of the same preset.
     *
     * @param zoo folder of the entries
     * @param sourceCommit of the program that made the run
     * @throws InputException if the run is not one of a preset, or has not been trained and quantized in this folder
     */
    public static ZooEntry add(RunFolder folder, Path zoo, String sourceCommit) {
        requirePreset(folder);
        requireTrained(folder);
        if (!Files.isDirectory(zoo)) {
            throw new InputException(zoo + " is not a folder, expected that of the zoo in the sources");
        }
        if (!sourceCommit.matches("[0-9a-f]{7,40}")) {
            throw new InputException(
                    "--commit is '" + sourceCommit + "', expected 7 to 40 hexadecimal digits, as git writes them");
        }
        Path target = zoo.resolve(folder.experiment().name());
        FileTrees.delete(target);
        SortedMap<String, byte[]> files = files(folder);
        files.forEach((name, content) -> AtomicFiles.write(target.resolve(name), out -> out.write(content)));
        ZooEntry entry = entry(folder, sourceCommit, files);
        AtomicFiles.writeString(target.resolve(Zoo.MANIFEST), Json.text(entry));
        return entry;
    }

    private static void requireTrained(RunFolder folder) {
        folder.requireReady(Stages.SIMULATE);
        if (folder.result().outcome(Stages.TRAIN).orElseThrow().zooEntry() != null) {
            throw new InputException(folder.path() + " has a network that came from the zoo; train it with "
                    + Advice.command("run", folder.experiment().name(), "--train", "-o", folder.path()));
        }
    }

    private static void requirePreset(RunFolder folder) {
        String name = folder.experiment().name();
        Experiment preset = ExperimentYaml.parse("preset " + name, name, Presets.yaml(name));
        for (Setting<?> setting : folder.experiment().differences(preset)) {
            throw new InputException(folder.path() + " has " + setting + " "
                    + folder.experiment().text(setting) + ", but the preset " + name + " " + preset.text(setting)
                    + "; the zoo takes presets as they are");
        }
    }

    private static SortedMap<String, byte[]> files(RunFolder folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(RunFolder.EXPERIMENT, decidingKeys(folder.experiment()).getBytes(StandardCharsets.UTF_8));
        files.put(RunFolder.METRICS, content(folder.metricsFile()));
        files.put(RunFolder.QUANTIZED, content(folder.quantizedFile()));
        byte[] network = content(folder.networkFile());
        if (network.length <= MAX_FLOAT_BYTES) {
            files.put(RunFolder.NETWORK, network);
        }
        RunResult result = folder.result().without(Stages.SIMULATE).without(Stages.GENERATE);
        files.put(RunFolder.RESULT, result.toJson().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /**
     * Nothing else, so that a change to other keys leaves the zoo as it is; keys that are younger than entries only
     * if they are not at their defaults.
     */
    private static String decidingKeys(Experiment experiment) {
        return ExperimentYaml.write(
                experiment,
                Settings.all().stream()
                        .filter(Setting::decidesNetwork)
                        .filter(setting -> !YOUNGER.contains(setting)
                                || !experiment.text(setting).equals(DEFAULTS.text(setting)))
                        .toList());
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static ZooEntry entry(RunFolder folder, String sourceCommit, SortedMap<String, byte[]> files) {
        Experiment experiment = folder.experiment();
        TrainOutcome trained = folder.result().outcome(Stages.TRAIN).orElseThrow();
        QuantizeOutcome quantized = folder.result().outcome(Stages.QUANTIZE).orElseThrow();
        SortedMap<String, String> sha256 = new TreeMap<>();
        files.forEach((name, content) ->
                sha256.put(name, HexFormat.of().formatHex(Checksums.sha256().digest(content))));
        return new ZooEntry(
                experiment.name(),
                "spikeloom run " + experiment.name() + " --train",
                experiment.trainingSeed(),
                sourceCommit,
                System.getProperty("java.vm.vendor") + " " + System.getProperty("java.version"),
                trained.testSamples(),
                experiment.encoderSeed(),
                powersOfTwo(trained.testAccuracyFloatByTimeSteps()),
                powersOfTwo(quantized.testAccuracyByTimeSteps()),
                sha256);
    }

    private static SortedMap<Integer, Double> powersOfTwo(SortedMap<Integer, Double> byTimeSteps) {
        SortedMap<Integer, Double> some = new TreeMap<>(byTimeSteps);
        some.keySet().removeIf(steps -> Integer.bitCount(steps) != 1 && !steps.equals(byTimeSteps.lastKey()));
        return some;
    }
}
