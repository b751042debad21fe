package dev.spikeloom.explore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    /** Digits after the point of a number in the file. */
    private static final int DECIMALS = 6;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, null))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new RoundedDouble())
                    .addSerializer(double.class, new RoundedDouble()))
            .build();

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
    RunResult without(Stage stage) {
        Map<Stage, Record> kept = new EnumMap<>(outcomes);
        stage.withDependents().forEach(kept::remove);
        return new RunResult(experiment, kept);
    }

    /** These results with what a stage has found, and without what followed from its former results. */
    RunResult with(Stage stage, Record outcome) {
        RunResult changed = without(stage);
        changed.outcomes.put(stage, stage.outcome().cast(outcome));
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

    public Optional<ConvertOutcome> conversion() {
        return outcome(Stage.CONVERT, ConvertOutcome.class);
    }

    private <T extends Record> Optional<T> outcome(Stage stage, Class<T> type) {
        return Optional.ofNullable(type.cast(outcomes.get(stage)));
    }

    /** The text of {@code result.json}. */
    public String toJson() {
        ObjectNode root = MAPPER.valueToTree(experiment);
        outcomes.values().forEach(outcome -> root.setAll(MAPPER.<ObjectNode>valueToTree(outcome)));
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void write(Path file) {
        AtomicFiles.writeString(file, toJson());
    }

    /** @throws InputException if the file is not one that {@link #write} wrote */
    static RunResult read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException(file + " is longer than " + MAX_BYTES + " bytes, the most a result may have");
            }
            JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
            if (!hasKeysOf(ExperimentFacts.class, root)) {
                throw new InputException(file + " is not a result of Spikeloom; remove it, or start the run over");
            }
            Map<Stage, Record> outcomes = new EnumMap<>(Stage.class);
            for (Stage stage : Stage.values()) {
                if (hasKeysOf(stage.outcome(), root)) {
                    outcomes.put(stage, MAPPER.treeToValue(root, stage.outcome()));
                }
            }
            return new RunResult(MAPPER.treeToValue(root, ExperimentFacts.class), outcomes);
        } catch (IOException e) {
            throw new InputException(
                    "cannot read " + file + ": "
                            + AtomicFiles.reason(e).lines().findFirst().orElse("")
                            + "; remove it, or start the run over",
                    e);
        }
    }

    private static boolean hasKeysOf(Class<? extends Record> type, JsonNode root) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()))
                .allMatch(root::has);
    }

    /** Every JDK writes the same digits. */
    private static final class RoundedDouble extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        RoundedDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (!Double.isFinite(value)) {
                json.writeNull();
                return;
            }
            BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
            BigDecimal shortest = rounded.stripTrailingZeros();
            json.writeNumber(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
        }
    }
}
