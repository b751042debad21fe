package dev.spikeloom.run;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a run: the experiment as resolved, and what each stage left. */
public final class RunFolder {
    /** What the files and folders of a run are called, from here to the results. */
    public static final String EXPERIMENT = "experiment.yaml";

    public static final String METRICS = "training.csv";
    public static final String NETWORK = "network.npz";
    public static final String QUANTIZED = "quantized.npz";
    static final String CHECKPOINT = "checkpoint.bin";
    static final String EVALUATION = "evaluation";
    static final String PRECISION = "precision";
    static final String RTL = "rtl";
    public static final String PROOFS = "proofs";
    public static final String ESTIMATE = "estimate";
    static final String SYNTH = "synth";
    static final String CONVERTED = "converted.npz";
    static final String CONVERTED_QUANTIZED = "converted-quantized.npz";
    static final String CONVERSION_TABLE = "conversion.csv";
    public static final String TRACES = "traces";
    static final String COVERAGE = "coverage";
    public static final String RESULT = "result.json";

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
     * @param keepsCheckpoint whether a training that was interrupted goes on
     * @throws InputException if the folder cannot be used
     */
    static RunFolder create(Path path, Experiment experiment, boolean keepsCheckpoint) {
        if (!isAt(path) && !isEmpty(path)) {
            throw new InputException(
                    path + " is neither empty nor the folder of a run (no " + EXPERIMENT + "); name another with -o");
        }
        RunFolder folder = planned(path, experiment);
        folder.delete(RESULT);
        Stages.all().stream()
                .flatMap(stage -> stage.leaves().stream())
                .filter(name -> !keepsCheckpoint || !name.equals(CHECKPOINT))
                .forEach(folder::delete);
        return createAround(path, experiment);
    }

    /** Starts a run around the network that is in the folder. */
    static RunFolder createAround(Path path, Experiment experiment) {
        RunFolder folder = planned(path, experiment);
        AtomicFiles.writeString(path.resolve(EXPERIMENT), ExperimentYaml.write(experiment));
        return folder;
    }

    /**
     * Goes on with a run where it ended, or starts it if the folder does not exist.
     *
     * @param otherwise what to do if the folder holds another run
     * @throws InputException if the folder holds a run of another experiment
     */
    static RunFolder resume(Path path, Experiment experiment, String otherwise) {
        if (!Files.exists(path.resolve(EXPERIMENT))) {
            return create(path, experiment, false);
        }
        RunFolder folder = open(path);
        for (Setting<?> setting : experiment.differences(folder.experiment)) {
            throw new InputException(path + " holds a run with " + setting + " " + folder.experiment.text(setting)
                    + ", not " + experiment.text(setting) + "; " + otherwise);
        }
        return folder;
    }

    /** The folder of a run that has not begun; nothing is written. */
    static RunFolder planned(Path path, Experiment experiment) {
        return new RunFolder(path, experiment, RunResult.of(experiment));
    }

    /** The run with some keys of its experiment changed. What depended on the old values is removed. */
    RunFolder changed(Experiment changed) {
        List<Setting<?>> differing = experiment.differences(changed);
        if (differing.isEmpty()) {
            return this;
        }
        RunFolder folder = new RunFolder(path, changed, result.as(changed));
        for (Setting<?> setting : differing) {
            for (Stage<?> user : Stages.using(setting)) {
                folder = folder.without(user);
            }
        }
        AtomicFiles.writeString(path.resolve(EXPERIMENT), ExperimentYaml.write(changed));
        return folder;
    }

    /** What stages have left here, in a few words each. */
    List<String> leftBy(Collection<Stage<?>> stages) {
        List<String> left = new ArrayList<>();
        stages.stream().flatMap(stage -> leavesOf(stage).stream()).forEach(name -> {
            Path output = path.resolve(name);
            if (Files.exists(output)) {
                left.add(Files.isDirectory(output) ? name + "/" : name);
            }
        });
        stages.stream()
                .filter(result::has)
                .map(Stage::title)
                .reduce((some, more) -> some + ", " + more)
                .ifPresent(titles -> left.add("results of " + titles));
        return left;
    }

    /** Where a run goes unless another folder is named. */
    public static Path defaultPath(Experiment experiment) {
        return Path.of("out", experiment.name());
    }

    public static boolean isAt(Path path) {
        return Files.isRegularFile(path.resolve(EXPERIMENT));
    }

    /** @throws InputException if there is no run in the folder */
    public static void requireAt(Path path) {
        if (!isAt(path)) {
            throw Advice.noRunAt(path);
        }
    }

    /** Whether what lies in a folder is a run's: its results, which a stage or command may replace. */
    public static boolean isPartOfRun(Path folder) {
        Path parent = folder.toAbsolutePath().getParent();
        return parent != null && isAt(parent);
    }

    /** The folder to lock for something that is written to {@code output}: that of the run that it lies in, or itself. */
    public static Path owning(Path output) {
        for (Path above = output.toAbsolutePath().normalize(); above != null; above = above.getParent()) {
            if (isAt(above)) {
                return above;
            }
        }
        return output;
    }

    /** @throws InputException if there is no run in the folder */
    public static RunFolder open(Path path) {
        requireAt(path);
        Path file = path.resolve(EXPERIMENT);
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
        return Machines.elaborate(QuantizedNetworkFile.read(quantizedFile()), experiment.architecture());
    }

    /** @throws InputException if the stage that {@code stage} needs has not ended in this folder */
    public void requireReady(Stage<?> stage) {
        List<String> missing = new ArrayList<>();
        for (Stage<?> needed : missingFor(stage)) {
            missing.add(commandOf(needed));
        }
        if (!missing.isEmpty()) {
            throw new InputException(path + " has no output of " + stage.needs().orElseThrow() + " yet; first "
                    + String.join(", then ", missing));
        }
    }

    /** The stages that {@code stage} needs and that have not ended in this folder, in their order. */
    List<Stage<?>> missingFor(Stage<?> stage) {
        List<Stage<?>> missing = new ArrayList<>();
        Optional<Stage<?>> needed = stage.needs();
        while (needed.isPresent() && !result.has(needed.get())) {
            missing.add(0, needed.get());
            needed = needed.get().needs();
        }
        return missing;
    }

    /** What runs a stage here. A training begins from an experiment, which the folder holds. */
    public String commandOf(Stage<?> stage) {
        return stage == Stages.TRAIN
                ? Advice.command("train", path.resolve(EXPERIMENT), "-o", path, "--resume")
                : Advice.command(stage.title(), path);
    }

    /** This folder without what {@code stage} left, and what followed from it. */
    RunFolder without(Stage<?> stage) {
        RunResult kept = result.without(stage);
        if (Files.exists(resultFile())) {
            kept.write(resultFile());
        }
        Stages.from(stage).forEach(each -> leavesOf(each).forEach(this::delete));
        return new RunFolder(path, experiment, kept);
    }

    /** All that goes with the output of a stage; an imported network is nobody's output. */
    private List<String> leavesOf(Stage<?> stage) {
        boolean imported = ImportedNetwork.isAt(path);
        return stage.leaves().stream()
                .filter(name -> !imported || !name.equals(NETWORK))
                .toList();
    }

    /**
     * This folder with what a stage has found, which is written to it. What was only there while it ran goes.
     *
     * @param design what the stage has found of it
     */
    <O extends Record> RunFolder with(Stage<O> stage, O outcome, DesignFacts design) {
        RunResult more = result.with(stage, outcome, design);
        more.write(resultFile());
        stage.interimFiles().forEach(this::delete);
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

    private void delete(String name) {
        FileTrees.delete(path.resolve(name));
    }

    /** Whether nothing but a lock is in a folder, or it is not there. */
    static boolean isEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(entry -> entry.endsWith(FolderLock.FILE));
        } catch (IOException e) {
            throw new InputException("cannot read " + folder + ": " + AtomicFiles.reason(e), e);
        }
    }
}
