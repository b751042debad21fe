package dev.spikeloom.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.run.outcome.HardwareFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run has found so far: the facts of the experiment and of the design, and a part for each stage that has ended.
 * {@code result.json} holds the parts side by side, as one flat object, in which each key is of one part. It has no times,
 * dates, paths or numbers of threads, so that the same experiment gives the same bytes.
 */
public final class RunResult {
    /** More than the largest network needs. */
    private static final long MAX_BYTES = 64 << 20;

    private final ExperimentFacts experiment;
    private final DesignFacts design;
    private final Map<Stage<?>, Record> outcomes;

    private RunResult(ExperimentFacts experiment, DesignFacts design, Map<Stage<?>, Record> outcomes) {
        this.experiment = experiment;
        this.design = design;
        this.outcomes = outcomes;
    }

    /** The results of a run that has not begun. */
    static RunResult of(Experiment experiment) {
        return new RunResult(ExperimentFacts.of(experiment), DesignFacts.NONE, Map.of());
    }

    /** These results as those of another experiment, which gives the same. */
    RunResult as(Experiment other) {
        return new RunResult(ExperimentFacts.of(other), design, outcomes);
    }

    /** These results without those of a stage and of what follows from it. */
    public RunResult without(Stage<?> stage) {
        Map<Stage<?>, Record> kept = new HashMap<>(outcomes);
        Stages.from(stage).forEach(kept::remove);
        boolean elaborated = kept.keySet().stream().anyMatch(Stage::elaborates);
        return new RunResult(experiment, elaborated ? design : DesignFacts.NONE, kept);
    }

    /**
     * These results with what a stage has found, and without what followed from its former results. Its numbers are those
     * that the file will hold, with the digits that it has: who prints them now and who reads them later show the same.
     *
     * @param found of the design; none if the stage does not elaborate it
     */
    <O extends Record> RunResult with(Stage<O> stage, O outcome, DesignFacts found) {
        RunResult rest = without(stage);
        Map<Stage<?>, Record> more = new HashMap<>(rest.outcomes);
        more.put(stage, Json.asRead(outcome));
        return new RunResult(experiment, found.hardware() == null ? rest.design : Json.asRead(found), more);
    }

    boolean has(Stage<?> stage) {
        return outcomes.containsKey(stage);
    }

    public ExperimentFacts experiment() {
        return experiment;
    }

    /** What a stage has found; empty if it has not ended. */
    public <O extends Record> Optional<O> outcome(Stage<O> stage) {
        return Optional.ofNullable(stage.outcome().cast(outcomes.get(stage)));
    }

    /** What the accelerator is built of, if a stage has elaborated it. */
    public Optional<HardwareFigures> hardware() {
        return Optional.ofNullable(design.hardware());
    }

    /** Whether any check found that two descriptions of the machine differ. */
    public boolean differs() {
        return Stages.all().stream().anyMatch(this::differsIn);
    }

    private <O extends Record> boolean differsIn(Stage<O> stage) {
        return outcome(stage).filter(stage::differs).isPresent();
    }

    /** The text of {@code result.json}. */
    public String toJson() {
        return toJson(Map.of());
    }

    /**
     * The same with what else has been measured.
     *
     * @param measured key and value by the part that it belongs to; a part that is not there is left out
     */
    public String toJson(Map<String, Map<String, Double>> measured) {
        ObjectNode root = Json.MAPPER.valueToTree(experiment);
        for (Stage<?> stage : Stages.all()) {
            outcome(stage).ifPresent(outcome -> {
                add(root, outcome);
                if (stage.elaborates()) {
                    add(root, design);
                }
            });
        }
        measured.forEach((part, values) -> {
            if (root.get(part) instanceof ObjectNode object) {
                values.forEach(object::put);
            }
        });
        return Json.text(root);
    }

    /** Keys that are there already keep their place. */
    private static void add(ObjectNode root, Record part) {
        root.setAll(Json.MAPPER.<ObjectNode>valueToTree(part));
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
     * Results that this program or a former version wrote. A stage has ended if all its keys are there: they are its own.
     *
     * @param source where the bytes come from, for messages
     * @throws InputException if they are not the content of a {@code result.json}
     */
    public static RunResult parse(String source, byte[] json) {
        try {
            JsonNode root = Json.MAPPER.readTree(json);
            if (!Stage.hasKeysOf(ExperimentFacts.class, root)) {
                throw new InputException(source + " is not a result of Spikeloom; remove it, or start the run over");
            }
            Map<Stage<?>, Record> outcomes = new HashMap<>();
            for (Stage<?> stage : Stages.all()) {
                if (stage.isIn(root)) {
                    outcomes.put(stage, Json.MAPPER.treeToValue(root, stage.outcome()));
                }
            }
            return new RunResult(
                    Json.MAPPER.treeToValue(root, ExperimentFacts.class),
                    Json.MAPPER.treeToValue(root, DesignFacts.class),
                    outcomes);
        } catch (IOException e) {
            throw new InputException(
                    "cannot read " + source + ": "
                            + AtomicFiles.reason(e).lines().findFirst().orElse("")
                            + "; remove it, or start the run over",
                    e);
        }
    }
}
