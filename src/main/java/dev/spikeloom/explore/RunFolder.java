package dev.spikeloom.explore;

import dev.spikeloom.design.Design;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.network.QuantizedNetworkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a run: the experiment as resolved, and what each stage left. */
public final class RunFolder {
    static final String EXPERIMENT = "experiment.yaml";
    static final String METRICS = "training.csv";
    static final String NETWORK = "network.npz";
    static final String QUANTIZED = "quantized.npz";
    static final String CHECKPOINT = "checkpoint.bin";
    static final String EVALUATION = "evaluation";
    static final String PRECISION = "precision";
    static final String RTL = "rtl";
    static final String SYNTH = "synth";
    static final String CONVERTED = "converted.npz";
    static final String CONVERTED_QUANTIZED = "converted-quantized.npz";
    static final String CONVERSION_TABLE = "conversion.csv";
    static final String TRACES = "traces";
    static final String RESULT = "result.json";

    private final Path path;
    private final Experiment experiment;
    private final RunResult result;

    private RunFolder(Path path, Experiment experiment, RunResult result) {
        this.path = path;
        this.experiment = experiment;
        this.result = result;
    }

    /**
     * Starts a run from the beginning. An earlier run in the folder is removed; a folder that holds anything else is
     * refused.
     *
     * @throws InputException if the folder cannot be used
     */
    public static RunFolder create(Path path, Experiment experiment) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new InputException(path + " is a file, expected a folder for the run");
        }
        if (!Files.exists(path.resolve(EXPERIMENT)) && !isEmpty(path)) {
            throw new InputException(
                    path + " is neither empty nor the folder of a run (no " + EXPERIMENT + "); name another with -o");
        }
        RunFolder folder = new RunFolder(path, experiment, RunResult.of(experiment));
        folder.delete(RESULT);
        folder.without(Stage.TRAIN);
        AtomicFiles.writeString(path.resolve(EXPERIMENT), ExperimentYaml.write(experiment));
        return folder;
    }

    /**
     * Goes on with a run where it ended, or starts it if the folder does not exist.
     *
     * @throws InputException if the folder holds a run of another experiment
     */
    public static RunFolder resume(Path path, Experiment experiment) {
        if (!Files.exists(path.resolve(EXPERIMENT))) {
            return create(path, experiment);
        }
        RunFolder folder = open(path);
        for (Setting<?> setting : experiment.differences(folder.experiment)) {
            throw new InputException(path + " holds a run with " + setting + " " + folder.experiment.text(setting)
                    + ", not " + experiment.text(setting) + "; run without --resume to start over, or name another"
                    + " folder with -o");
        }
        return folder;
    }

    /**
     * The run with some keys of its experiment changed, before {@code stage} runs again. What depended on the old values
     * is removed.
     *
     * @throws InputException if a key has been used already by a stage whose output {@code stage} reads
     */
    RunFolder changed(Experiment changed, Stage stage) {
        List<Setting<?>> differing = experiment.differences(changed);
        for (Setting<?> setting : differing) {
            for (Stage user : setting.usedBy()) {
                if (user != stage && user.withDependents().contains(stage)) {
                    throw new InputException("--set: " + setting + " cannot change in '" + stage.title() + "', since "
                            + path + " has the output of '" + user.title() + "', which depends on it; set it there");
                }
            }
        }
        if (differing.isEmpty()) {
            return this;
        }
        RunFolder folder = new RunFolder(path, changed, result.as(changed));
        for (Setting<?> setting : differing) {
            for (Stage user : setting.usedBy()) {
                folder = folder.without(user);
            }
        }
        AtomicFiles.writeString(path.resolve(EXPERIMENT), ExperimentYaml.write(changed));
        return folder;
    }

    /** Where a run goes unless another folder is named. */
    public static Path defaultPath(Experiment experiment) {
        return Path.of("out", experiment.name());
    }

    static boolean isAt(Path path) {
        return Files.isRegularFile(path.resolve(EXPERIMENT));
    }

    /** @throws InputException if there is no run in the folder */
    public static RunFolder open(Path path) {
        Path file = path.resolve(EXPERIMENT);
        if (!isAt(path)) {
            throw new InputException(path + " is not the folder of a run (no " + EXPERIMENT
                    + "); start one with 'spikeloom train PRESET -o " + path + "'");
        }
        Path resultFile = path.resolve(RESULT);
        Experiment experiment = ExperimentYaml.read(file);
        RunResult result = Files.exists(resultFile) ? RunResult.read(resultFile) : RunResult.of(experiment);
        return new RunFolder(path, experiment, result);
    }

    public Path path() {
        return path;
    }

    public Experiment experiment() {
        return experiment;
    }

    /** What the stages have found so far. */
    public RunResult result() {
        return result;
    }

    /** The course of the training. */
    public Path metricsFile() {
        return path.resolve(METRICS);
    }

    /** What {@code spikeloom evaluate} leaves. */
    public Path evaluationFolder() {
        return path.resolve(EVALUATION);
    }

    /** What {@code spikeloom precision} leaves. */
    public Path precisionFolder() {
        return path.resolve(PRECISION);
    }

    public Path networkFile() {
        return path.resolve(NETWORK);
    }

    public Path quantizedFile() {
        return path.resolve(QUANTIZED);
    }

    public Path checkpointFile() {
        return path.resolve(CHECKPOINT);
    }

    public Path rtlFolder() {
        return path.resolve(RTL);
    }

    public Path tracesFolder() {
        return path.resolve(TRACES);
    }

    Path convertedFile() {
        return path.resolve(CONVERTED);
    }

    Path convertedQuantizedFile() {
        return path.resolve(CONVERTED_QUANTIZED);
    }

    Path conversionTable() {
        return path.resolve(CONVERSION_TABLE);
    }

    public Path resultFile() {
        return path.resolve(RESULT);
    }

    /** The design that the quantized network and the architecture make. */
    Design design() {
        return Design.elaborate(QuantizedNetworkFile.read(quantizedFile()), experiment.architecture());
    }

    /** @throws InputException if the stage that {@code stage} needs has not ended in this folder */
    void requireReady(Stage stage) {
        if (stage.needs() != null && !result.has(stage.needs())) {
            throw new InputException(path + " has no output of " + stage.needs().title() + " yet; first 'spikeloom "
                    + stage.needs().title() + " " + path + "'");
        }
    }

    /** This folder without what {@code stage} left, and what followed from it. */
    RunFolder without(Stage stage) {
        RunResult kept = result.without(stage);
        if (Files.exists(resultFile())) {
            kept.write(resultFile());
        }
        stage.withDependents().forEach(dependent -> outputsOf(dependent).forEach(this::delete));
        return new RunFolder(path, experiment, kept);
    }

    /** This folder with what a stage has found, which is written to it. */
    RunFolder with(Stage stage, Record outcome) {
        RunResult more = result.with(stage, outcome);
        more.write(resultFile());
        return new RunFolder(path, experiment, more);
    }

    /** Fills a folder of files, which appears whole or not at all. */
    interface FolderWriter {
        void writeTo(Path folder) throws IOException;
    }

    /** Replaces the folder {@code name} by what {@code content} writes. */
    void replaceFolder(String name, FolderWriter content) {
        Path target = path.resolve(name);
        try (TemporaryFolder work = TemporaryFolder.createIn(path)) {
            Path filled = Files.createDirectory(work.path().resolve(name));
            content.writeTo(filled);
            try (Shutdown.Gate gate = Shutdown.gate()) {
                FileTrees.delete(target);
                Files.move(filled, target);
            }
        } catch (IOException e) {
            throw new InputException("cannot write " + target + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** What a stage leaves here, {@code result.json} aside, and what was evaluated of it. */
    private static List<String> outputsOf(Stage stage) {
        return switch (stage) {
            case TRAIN -> List.of(NETWORK, METRICS, CHECKPOINT, PRECISION);
            case QUANTIZE -> List.of(QUANTIZED, EVALUATION);
            case SIMULATE -> List.of();
            case GENERATE -> List.of(RTL, Proofs.FOLDER);
            case COSIM -> List.of(TRACES);
            case SYNTH -> List.of(SYNTH);
            case CONVERT -> List.of(CONVERTED, CONVERTED_QUANTIZED, CONVERSION_TABLE);
        };
    }

    /** Removes the checkpoint of a training that has ended. */
    void deleteCheckpoint() {
        delete(CHECKPOINT);
    }

    private void delete(String name) {
        FileTrees.delete(path.resolve(name));
    }

    private static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new InputException("cannot read " + folder + ": " + AtomicFiles.reason(e), e);
        }
    }
}
