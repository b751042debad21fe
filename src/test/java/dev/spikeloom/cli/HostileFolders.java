package dev.spikeloom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.study.sweep.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Folders whose names and texts are markup or 10^5 characters long, and whose figures are missing or infinite: all that a
 * report could trip over, of each kind.
 */
public final class HostileFolders {
    /** Markup that would run. */
    public static final String SCRIPT = "<script>alert('x')</script>";

    /** What would end an attribute, and begin another one. */
    public static final String ATTRIBUTE = "\" onload=\"alert(1)\" x='";

    private static final String IMAGE = "</noscript></table><img src=x onerror=alert(1)>";
    private static final int LONG = 100_000;
    private static final int MOST_OF_KEY = 50_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** What stands for an infinite figure until the file is written: JSON has numbers that no double holds. */
    private static final String INFINITE = "@infinite@";

    private HostileFolders() {}

    private static String longName() {
        return SCRIPT + "x".repeat(LONG);
    }

    /** As long as keys of JSON may be. */
    private static String key(String name) {
        return name.substring(0, Math.min(name.length(), MOST_OF_KEY));
    }

    private static void write(Path file, JsonNode tree) throws IOException {
        Files.writeString(file, tree.toString().replace("\"" + INFINITE + "\"", "1e999"));
    }

    /** A run, in the folder of another one that was simulated. */
    public static Path run(Path simulated, Path folder) throws IOException {
        copy(simulated, folder);
        ObjectNode result =
                (ObjectNode) JSON.readTree(folder.resolve("result.json").toFile());
        result.put("preset", SCRIPT);
        result.put("dataset", ATTRIBUTE);
        result.put("network", "1-".repeat(LONG) + "1");
        result.put("neuron", IMAGE);
        result.put("zoo_entry", longName());
        result.put("test_accuracy", INFINITE);
        result.remove("latency_cycles_mean");
        result.put("initiation_interval_cycles_mean", INFINITE);
        ((ObjectNode) result.get("test_accuracy_by_time_steps")).put("1", INFINITE);
        ((ObjectNode) result.get("physical")).put("technology", IMAGE);
        ObjectNode scaled = (ObjectNode) result.get("physical").get("scaled");
        scaled.put("node_nm", INFINITE);
        ((ObjectNode) scaled.get("energy_nj")).put("high", INFINITE);
        ObjectNode architecture = (ObjectNode) result.get("hardware").get("architecture");
        architecture.put(SCRIPT, IMAGE);
        architecture.put(key(longName()), ATTRIBUTE);
        ObjectNode layer = (ObjectNode) result.get("layers").get(0);
        layer.put("spikes_in_per_sample", INFINITE);
        ArrayNode layers = (ArrayNode) result.get("quantization");
        for (int i = 0; i < 5000; i++) {
            ObjectNode more = ((ObjectNode) layers.get(0)).deepCopy();
            layers.add(more.put("layer", i).put("rms_error_float_weights", INFINITE));
        }
        write(folder.resolve("result.json"), result);
        return folder;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            tree.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** A sweep, in an empty folder. */
    public static Path sweep(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("sweep.yaml"),
                "base: \"" + SCRIPT + "\"\naxes:\n  network: ["
                        + quoted(SCRIPT) + ", " + quoted(ATTRIBUTE) + ", " + quoted(IMAGE) + ", " + quoted(longName())
                        + "]\nobjectives: [accuracy, energy]\n");
        StringBuilder lines = new StringBuilder();
        String[] values = {SCRIPT, ATTRIBUTE, IMAGE, longName()};
        for (int point = 0; point < values.length; point++) {
            ObjectNode line = JSON.createObjectNode().put("point", point);
            line.putObject("parameters").put("network", values[point]);
            ObjectNode figures = line.putObject("figures");
            if (point == 3) {
                line.put("skipped", longName());
            } else {
                for (Figure figure : Figure.values()) {
                    if (point == 1) {
                        figures.put(figure.key(), INFINITE);
                    } else {
                        figures.put(figure.key(), 0.5 + point);
                    }
                }
            }
            lines.append(line.toString().replace("\"" + INFINITE + "\"", "1e99999999"))
                    .append('\n');
        }
        Files.writeString(folder.resolve("points.jsonl"), lines);
        return folder;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A regression, in an empty folder. */
    public static Path regression(Path folder) throws IOException {
        ObjectNode results = JSON.createObjectNode().put("suite", SCRIPT);
        ArrayNode items = results.putArray("items");
        for (String name : new String[] {SCRIPT, ATTRIBUTE, IMAGE, longName()}) {
            ObjectNode item = items.addObject()
                    .put("design", name)
                    .put("check", name)
                    .put("outcome", "failed")
                    .put("seconds", INFINITE)
                    .put("reason", name)
                    .put("command", name)
                    .put("cycle", INFINITE)
                    .put("signal", name)
                    .put("expected", "NaN")
                    .put("found", name)
                    .put("wave", "wave.json");
            item.putArray("tags").add(name);
            item.putObject("figures").put(key(name), INFINITE).put("NaN", "NaN");
            item.putArray("changes")
                    .addObject()
                    .put("figure", name)
                    .put("before", INFINITE)
                    .put("now", "NaN")
                    .put("verdict", name);
            results.withArray("history").addObject().put("label", name).put("passed", INFINITE);
        }
        items.addObject()
                .put("design", "d")
                .put("check", "c")
                .put("outcome", "failed")
                .put("wave", longName());
        write(folder.resolve("results.json"), results);
        ObjectNode wave = JSON.createObjectNode();
        wave.putArray("signal")
                .addObject()
                .put("name", longName())
                .put("wave", "x=.=01")
                .put("data", IMAGE + " " + longName());
        write(folder.resolve("wave.json"), wave);
        return folder;
    }
}
