package dev.spikeloom.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.spikeloom.experiment.Experiment;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stage of a run: what it needs and does, and what is its own in the run folder: files, and keys of {@code result.json},
 * which are the components of its outcome. {@link Stages} lists them all.
 *
 * @param <O> what it finds
 */
public abstract class Stage<O extends Record> {
    private final String title;
    private final Optional<Stage<?>> needs;
    private final Class<O> outcome;

    /** The first stage. */
    Stage(String title, Class<O> outcome) {
        this.title = title;
        this.needs = Optional.empty();
        this.outcome = outcome;
    }

    /** @param needs the stage whose output this one reads */
    Stage(String title, Stage<?> needs, Class<O> outcome) {
        this.title = title;
        this.needs = Optional.of(needs);
        this.outcome = outcome;
    }

    /**
     * Does the stage's work, and leaves its files.
     *
     * @throws dev.spikeloom.io.InputException if something outside the program is wrong
     * @throws FailedCheckException if two models disagree
     */
    abstract O run(StageRun run);

    /** The name of the stage and of its subcommand. */
    public final String title() {
        return title;
    }

    /** The stage whose output this one reads. */
    final Optional<Stage<?>> needs() {
        return needs;
    }

    /** What the stage adds to the results. */
    final Class<O> outcome() {
        return outcome;
    }

    /** The keys of {@code result.json} that are this stage's own. */
    final List<String> keys() {
        return Stream.of(outcome.getRecordComponents()).map(Stage::key).toList();
    }

    /** Whether results have all keys of this stage, those aside that say when they are left out. */
    final boolean isIn(JsonNode result) {
        return hasKeysOf(outcome, result);
    }

    /** Whether an object has all keys of a record, those aside that say when they are left out. */
    static boolean hasKeysOf(Class<? extends Record> type, JsonNode object) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonInclude.class))
                .allMatch(component -> object.has(key(component)));
    }

    static String key(RecordComponent component) {
        return SnakeCaseStrategy.INSTANCE.translate(component.getName());
    }

    /** Names of the files and folders that the stage leaves in the run folder. */
    List<String> files() {
        return List.of();
    }

    /** Names of the files that are there while the stage runs. If they are after an interruption, it goes on from them. */
    List<String> interimFiles() {
        return List.of();
    }

    /** Names of the folders with what commands have found out about the stage's output. */
    List<String> studies() {
        return List.of();
    }

    /** All that goes from the run folder when the stage's output does. */
    final List<String> leaves() {
        List<String> all = new ArrayList<>(files());
        all.addAll(interimFiles());
        all.addAll(studies());
        return all;
    }

    /** The sections of the experiment whose keys this stage is the first to use. */
    List<String> sections() {
        return List.of();
    }

    /** Whether this stage needs an accelerator for the network. */
    boolean needsAccelerator() {
        return false;
    }

    /** Whether this stage elaborates the design, and so finds what the accelerator is built of. */
    boolean elaborates() {
        return false;
    }

    /** Whether this stage reads the generated Verilog. */
    boolean readsRtl() {
        return false;
    }

    /** Whether this stage reads the samples of the data set. */
    boolean readsSamples(Experiment experiment, NetworkSource networks) {
        return false;
    }

    /** Whether a whole run has this stage. */
    boolean inWholeRun() {
        return true;
    }

    /**
     * Looks for the tools that the stage needs.
     *
     * @throws dev.spikeloom.io.InputException if one is missing
     */
    void requireTools() {}

    /** Whether what the stage has found is a difference between two descriptions of the machine. */
    boolean differs(O found) {
        return false;
    }

    /**
     * Looks for what the experiment names and the stage needs, samples and tools aside.
     *
     * @param cache folder of the fetched technologies
     * @throws dev.spikeloom.io.InputException if something is missing
     */
    void requireNamed(Experiment experiment, Path cache) {}

    @Override
    public final String toString() {
        return title;
    }
}
