package dev.spikeloom.regress;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.io.LineStore;
import dev.spikeloom.launch.SubmittedArray;
import dev.spikeloom.launch.TaskFiles;
import dev.spikeloom.regress.output.ItemResult;
import dev.spikeloom.regress.output.Outcome;
import dev.spikeloom.regress.output.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder of a regression: what was asked for, and what was found so far. */
public final class RegressFolder {
    /** What was asked for. */
    public static final String STATE = "regression.json";

    /** A line an item, as it ends. */
    public static final String ITEMS = "items.jsonl";

    /** A line a regression. */
    public static final String HISTORY = "history.jsonl";

    /** A folder for each item that failed. */
    public static final String FAILURES = "failures";

    public static final String RESULTS = "results.json";
    public static final String JUNIT = "junit.xml";
    public static final String METRICS = "metrics.txt";

    private static final JsonMapper LINES = Json.MAPPER;

    private final Path path;
    private final LineStore<ItemResult> items;
    private final LineStore<Results.Past> history;

    /** A folder, whatever is in it. */
    public RegressFolder(Path path) {
        this.path = path;
        this.items = store(path.resolve(ITEMS));
        this.history = new LineStore<>(
                path.resolve(HISTORY),
                LINES,
                Results.Past.class,
                past -> past.label() != null,
                "not a regression; remove this line");
    }

    private static LineStore<ItemResult> store(Path file) {
        return new LineStore<>(
                file,
                LINES,
                ItemResult.class,
                item -> item.design() != null && item.check() != null && item.outcome() != null,
                "not the result of an item; remove this line, and it is run again");
    }

    /**
     * What was asked for.
     *
     * @param suite its name
     * @param fingerprint of all that decides on the results
     * @param finished whether all that was asked for is there
     */
    record State(String suite, String fingerprint, boolean finished) {}

    public Path path() {
        return path;
    }

    private Optional<State> state() {
        Path file = path.resolve(STATE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.readStrictly(Files.readAllBytes(file), State.class));
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e) + "; remove it", e);
        }
    }

    /**
     * Whether a regression of a suite may use the folder.
     *
     * @throws InputException if another one has it, or something else
     */
    public void requireFor(String suite) {
        state().filter(state -> !state.suite().equals(suite)).ifPresent(state -> {
            throw new InputException(path + " holds the regression '" + state.suite() + "', not '" + suite
                    + "'; name another folder with -o");
        });
        if (state().isEmpty() && isUsed()) {
            throw new InputException(path + " is no folder of a regression; name another one with -o");
        }
    }

    private boolean isUsed() {
        try (java.util.stream.Stream<Path> entries =
                Files.isDirectory(path) ? Files.list(path) : java.util.stream.Stream.empty()) {
            return entries.anyMatch(entry -> !entry.getFileName().toString().startsWith("."));
        } catch (IOException e) {
            throw new InputException("cannot read " + path + ": " + AtomicFiles.reason(e), e);
        }
    }

    /**
     * Begins a regression, or goes on with the same one if it was interrupted.
     *
     * @param kept results of the last one that stand
     * @return whether it goes on
     */
    boolean begin(String suite, String fingerprint, List<ItemResult> kept) {
        if (isUnderWay(fingerprint)) {
            return true;
        }
        // First what tells that there are results, then the results: a kill in between leaves none of another
        // regression.
        AtomicFiles.writeString(path.resolve(STATE), Json.text(new State(suite, "", false)));
        FileTrees.delete(path.resolve(ITEMS));
        FileTrees.delete(path.resolve(SubmittedArray.FILE));
        TaskFiles.results(path).forEach(FileTrees::delete);
        if (!kept.isEmpty()) {
            items.append(kept);
        }
        AtomicFiles.writeString(path.resolve(STATE), Json.text(new State(suite, fingerprint, false)));
        return false;
    }

    /** Whether it holds a regression that has not come to its end. */
    boolean isUnderWay(String fingerprint) {
        return state().filter(state -> !state.finished())
                .filter(state -> state.fingerprint().equals(fingerprint))
                .isPresent();
    }

    /**
     * What has ended so far, by its name, whoever ran it.
     *
     * @throws InputException if a file is damaged
     */
    Map<String, ItemResult> ended() {
        Map<String, ItemResult> ended = new LinkedHashMap<>();
        items.read().forEach(item -> ended.put(item.id(), item));
        TaskFiles.results(path).forEach(file -> store(file).read().forEach(item -> ended.put(item.id(), item)));
        return ended;
    }

    /** Where what is run here is kept. */
    LineStore<ItemResult> store() {
        return items;
    }

    /** Where a task keeps what it has run. */
    LineStore<ItemResult> store(int task) {
        return store(TaskFiles.results(path, task));
    }

    /** Takes what was found into the history; the regression has ended. */
    Results finish(String suite, String fingerprint, List<ItemResult> all, Optional<String> label) {
        Results alone = new Results(suite, all, List.of());
        List<Results.Past> before = history.read();
        Results.Past now = new Results.Past(
                label.orElse("run " + (before.size() + 1)),
                alone.count(Outcome.PASSED),
                alone.count(Outcome.FAILED),
                alone.count(Outcome.SKIPPED));
        history.append(List.of(now));
        Results results = new Results(suite, all, history.read());
        AtomicFiles.writeString(path.resolve(RESULTS), results.toJson());
        AtomicFiles.writeString(path.resolve(STATE), Json.text(new State(suite, fingerprint, true)));
        return results;
    }
}
