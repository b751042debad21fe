package dev.spikeloom.report.html.regression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a regression found, as its folder has it.
 *
 * @param suite its name
 * @param items a check of a design each
 * @param history of the runs in the folder, the first one first and this one last; empty if it is not known
 */
public record RegressionResults(String suite, List<Item> items, List<Past> history) {
    /** Name of the file in the folder of a regression. */
    public static final String FILE = "results.json";

    private static final long MAX_BYTES = 64 << 20;

    public RegressionResults {
        items = List.copyOf(items);
        history = List.copyOf(history);
    }

    /** How a check ended. */
    enum Outcome {
        PASSED("passed"),
        FAILED("failed"),
        SKIPPED("skipped");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** As files and people have it. */
        String word() {
            return word;
        }

        static Optional<Outcome> of(String word) {
            for (Outcome outcome : values()) {
                if (outcome.word.equals(word)) {
                    return Optional.of(outcome);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A check of a design. Texts are empty where there is nothing to say.
     *
     * @param seconds that it took; not a number if that is not known
     * @param reason why it failed or was skipped
     * @param command that repeats it
     * @param cycle first that differs
     * @param signal that differs
     * @param wave path of a file with what signals did around it, relative to the folder
     * @param figures that a baseline can hold, by their names
     * @param changes of these since the baseline
     */
    record Item(
            String design,
            String check,
            Outcome outcome,
            double seconds,
            String reason,
            String command,
            String cycle,
            String signal,
            String expected,
            String found,
            String wave,
            List<String> tags,
            Map<String, String> figures,
            List<Change> changes) {}

    /** A figure that is not what the baseline has. */
    record Change(String figure, String before, String now, String verdict) {}

    /** How many checks of a run ended how. */
    record Past(String label, long passed, long failed, long skipped) {}

    /** Whether there is a regression in a folder. */
    public static boolean isAt(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /**
     * Reads the results in a folder.
     *
     * @throws InputException if there are none, or the file is not what a regression leaves
     */
    public static RegressionResults read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException(file + " is longer than " + MAX_BYTES + " bytes, the most results may have");
            }
            return new Reader(file).read(Json.MAPPER.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new InputException(
                    "cannot read " + file + ": "
                            + AtomicFiles.reason(e).lines().findFirst().orElse(""),
                    e);
        }
    }

    /** Takes the file apart; what is not there is empty, what is something else is named. */
    private record Reader(Path file) {
        RegressionResults read(JsonNode root) {
            if (root == null || !root.path("items").isArray()) {
                throw new InputException(file + ": items is missing, expected a list of checks");
            }
            List<Item> items = new ArrayList<>();
            for (JsonNode item : root.path("items")) {
                items.add(item(item, "items[" + items.size() + "]"));
            }
            List<Past> history = new ArrayList<>();
            for (JsonNode past : root.path("history")) {
                history.add(new Past(
                        text(past, "label"), count(past, "passed"), count(past, "failed"), count(past, "skipped")));
            }
            return new RegressionResults(text(root, "suite"), items, history);
        }

        private Item item(JsonNode item, String where) {
            String word = text(item, "outcome");
            Outcome outcome = Outcome.of(word)
                    .orElseThrow(() -> new InputException(file + ": " + where + ".outcome is '" + shown(word)
                            + "', allowed: passed, failed, skipped"));
            List<String> tags = new ArrayList<>();
            item.path("tags").forEach(tag -> tags.add(tag.asText()));
            return new Item(
                    required(item, "design", where),
                    required(item, "check", where),
                    outcome,
                    item.path("seconds").isNumber() ? item.path("seconds").asDouble() : Double.NaN,
                    text(item, "reason"),
                    text(item, "command"),
                    text(item, "cycle"),
                    text(item, "signal"),
                    text(item, "expected"),
                    text(item, "found"),
                    text(item, "wave"),
                    tags,
                    figures(item.path("figures")),
                    changes(item.path("changes")));
        }

        private static Map<String, String> figures(JsonNode figures) {
            Map<String, String> read = new TreeMap<>();
            figures.properties().forEach(figure -> {
                if (figure.getValue().isValueNode()) {
                    read.put(figure.getKey(), figure.getValue().asText());
                }
            });
            return read;
        }

        private static List<Change> changes(JsonNode changes) {
            List<Change> read = new ArrayList<>();
            changes.forEach(change -> read.add(new Change(
                    text(change, "figure"), text(change, "before"), text(change, "now"), text(change, "verdict"))));
            return read;
        }

        private String required(JsonNode node, String key, String where) {
            if (!node.path(key).isValueNode() || node.path(key).isNull()) {
                throw new InputException(file + ": " + where + "." + key + " is missing, expected a text");
            }
            return node.path(key).asText();
        }

        private static String text(JsonNode node, String key) {
            JsonNode value = node.path(key);
            return value.isValueNode() && !value.isNull() ? value.asText() : "";
        }

        private static long count(JsonNode node, String key) {
            return Math.max(0, node.path(key).asLong());
        }

        private static String shown(String word) {
            return word.length() > 40 ? word.substring(0, 40) + "..." : word;
        }
    }
}
