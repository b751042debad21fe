package dev.spikeloom.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.run.outcome.ConvertOutcome;
import dev.spikeloom.run.outcome.CosimOutcome;
import dev.spikeloom.run.outcome.GenerateOutcome;
import dev.spikeloom.run.outcome.HardwareFigures;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.run.outcome.SynthOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has found so far: the facts of the experiment, and a part for each stage that has ended. {@code
 * result.json} holds the parts side by side, as one flat object. It has no times, dates, paths or numbers of threads, so
 * that the same experiment gives the same bytes.
 */
public final class RunResult {
    /** More than the largest network needs. */
    private static final long MAX_BYTES = 64 << 20;

    private final ExperimentFacts experiment;
    private final Map<Stage, Record> outcomes;

    private RunResult(ExperimentFacts experiment, Map<Stage, Record> outcomes) {
        this.experiment = experiment;
        this.outcomes = outcomes;
    }

    /** The results of a run that has not begun. */
    static RunResult of(Experiment experiment) {
        return new RunResult(ExperimentFacts.of(experiment), new EnumMap<>(Stage.class));
    }

    /** These results as those of another experiment, which gives the same. */
    RunResult as(Experiment other) {
        return new RunResult(ExperimentFacts.of(other), outcomes);
    }

    /** These results without those of a stage and of what follows from it. */
    public RunResult without(Stage stage) {
        Map<Stage, Record> kept = new EnumMap<>(outcomes);
        stage.withDependents().forEach(kept::remove);
        return new RunResult(experiment, kept);
    }

    /**
     * These results with what a stage has found, and without what followed from its former results. Its numbers are those
     * that the file will hold, with the digits that it has: who prints them now and who reads them later show the same.
     */
    RunResult with(Stage stage, Record outcome) {
        RunResult changed = without(stage);
        changed.outcomes.put(stage, Json.asRead(stage.outcome().cast(outcome)));
        return changed;
    }

    boolean has(Stage stage) {
        return outcomes.containsKey(stage);
    }

    public ExperimentFacts experiment() {
        return experiment;
    }

    public Optional<TrainOutcome> training() {
        return outcome(Stage.TRAIN, TrainOutcome.class);
    }

    public Optional<QuantizeOutcome> quantization() {
        return outcome(Stage.QUANTIZE, QuantizeOutcome.class);
    }

    public Optional<SimulateOutcome> simulation() {
        return outcome(Stage.SIMULATE, SimulateOutcome.class);
    }

    public Optional<GenerateOutcome> generation() {
        return outcome(Stage.GENERATE, GenerateOutcome.class);
    }

    public Optional<CosimOutcome> cosimulation() {
        return outcome(Stage.COSIM, CosimOutcome.class);
    }

    public Optional<SynthOutcome> synthesis() {
        return outcome(Stage.SYNTH, SynthOutcome.class);
    }

    /** What the accelerator is built of, as far as a stage has elaborated it. */
    public Optional<HardwareFigures> hardware() {
        return simulation().map(SimulateOutcome::hardware).or(() -> generation().map(GenerateOutcome::hardware));
    }

    /** Whether any check found that two descriptions of the machine differ. */
    public boolean differs() {
        return cosimulation().filter(CosimOutcome::differs).isPresent()
                || synthesis().filter(SynthOutcome::differs).isPresent();
    }

    public Optional<ConvertOutcome> conversion() {
        return outcome(Stage.CONVERT, ConvertOutcome.class);
    }

    private <T extends Record> Optional<T> outcome(Stage stage, Class<T> type) {
        return Optional.ofNullable(type.cast(outcomes.get(stage)));
    }

    /** The text of {@code result.json}. */
    public String toJson() {
        ObjectNode root = Json.MAPPER.valueToTree(experiment);
        outcomes.values().forEach(outcome -> root.setAll(Json.MAPPER.<ObjectNode>valueToTree(outcome)));
        return Json.text(root);
    }

    void write(Path file) {
        AtomicFiles.writeString(file, toJson());
    }

    /** @throws InputException if the file is not one that {@link #write} wrote */
    public static RunResult read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException(file + " is longer than " + MAX_BYTES + " bytes, the most a result may have");
            }
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    /**
     * @param source where the bytes come from, for messages
     * @throws InputException if they are not the content of a {@code result.json}
     */
    public static RunResult parse(String source, byte[] json) {
        try {
            JsonNode root = Json.MAPPER.readTree(json);
            if (!hasKeysOf(ExperimentFacts.class, root)) {
                throw new InputException(source + " is not a result of Spikeloom; remove it, or start the run over");
            }
            Map<Stage, Record> outcomes = new EnumMap<>(Stage.class);
            for (Stage stage : Stage.values()) {
                if (hasKeysOf(stage.outcome(), root)) {
                    outcomes.put(stage, Json.MAPPER.treeToValue(root, stage.outcome()));
                }
            }
            return new RunResult(Json.MAPPER.treeToValue(root, ExperimentFacts.class), outcomes);
        } catch (IOException e) {
            throw new InputException(
                    "cannot read " + source + ": "
                            + AtomicFiles.reason(e).lines().findFirst().orElse("")
                            + "; remove it, or start the run over",
                    e);
        }
    }

    /** Whether all keys of a part are there, those aside that say when they are left out. */
    private static boolean hasKeysOf(Class<? extends Record> type, JsonNode root) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonInclude.class))
                .map(component -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()))
                .allMatch(root::has);
    }
}
