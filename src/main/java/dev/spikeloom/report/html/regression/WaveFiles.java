package dev.spikeloom.report.html.regression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.report.html.regression.Wave.Change;
import dev.spikeloom.report.html.regression.Wave.Signal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads short waves: value change dumps, and objects of WaveJSON. */
final class WaveFiles {
    /** More is no short wave. */
    private static final int MAX_BYTES = 1 << 20;

    static final int MOST_SIGNALS = 24;

    private WaveFiles() {}

    /**
     * Reads a wave.
     *
     * @param folder of the regression
     * @param name of a file in it
     * @throws InputException if it is not in the folder, or not a wave
     */
    static Wave read(Path folder, String name) {
        String text = text(folder, name);
        try {
            return text.stripLeading().startsWith("{") ? waveJson(text) : VcdWave.read(new StringReader(text));
        } catch (IOException | NumberFormatException e) {
            throw new InputException(name + " is no wave that can be read", e);
        }
    }

    private static String text(Path folder, String name) {
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(name).normalize();
            if (!file.startsWith(root)
                    || !Files.isRegularFile(file)
                    || !file.toRealPath().startsWith(root)) {
                throw new InputException(name + " is no file in the folder of the regression");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException(name + " is longer than " + MAX_BYTES + " bytes, the most that is drawn");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (InvalidPathException e) {
            throw new InputException(name + " is no name of a file", e);
        } catch (IOException e) {
            throw new InputException("cannot read " + name + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static Wave waveJson(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        List<Signal> signals = new ArrayList<>();
        collect(Json.MAPPER.readTree(bytes).path("signal"), "", 0, signals);
        long to = signals.stream()
                .mapToLong(signal ->
                        signal.changes().get(signal.changes().size() - 1).at())
                .max()
                .orElse(0);
        return new Wave(1, false, withoutEnds(signals), 0, to);
    }

    /** A group is a list with its name in front. */
    private static void collect(JsonNode node, String scope, int depth, List<Signal> signals) {
        for (JsonNode each : node) {
            if (signals.size() == MOST_SIGNALS || depth > MOST_SIGNALS) {
                return;
            }
            if (each.isArray()) {
                String name = each.path(0).isTextual() ? each.path(0).asText() + "." : "";
                collect(each, scope + name, depth + 1, signals);
            } else if (each.path("wave").isTextual()
                    && !each.path("wave").asText().isEmpty()) {
                signals.add(signal(scope + each.path("name").asText(), each));
            }
        }
    }

    /** A character a cycle: {@code .} goes on; {@code =} and 2 to 9 take the next of the data. */
    private static Signal signal(String name, JsonNode lane) {
        String wave = lane.path("wave").asText();
        List<String> data = new ArrayList<>();
        if (lane.path("data").isTextual()) {
            data.addAll(List.of(lane.path("data").asText().split("\\s+", -1)));
        } else {
            lane.path("data").forEach(value -> data.add(value.asText()));
        }
        boolean bit = wave.chars().noneMatch(c -> c == '=' || (c >= '2' && c <= '9'));
        List<Change> changes = new ArrayList<>();
        int taken = 0;
        for (int cycle = 0; cycle < wave.length(); cycle++) {
            char c = wave.charAt(cycle);
            if (c == '.' || c == '|') {
                continue;
            }
            if (c == '=' || (c >= '2' && c <= '9')) {
                changes.add(new Change(cycle, taken < data.size() ? data.get(taken) : "?"));
                taken++;
            } else {
                changes.add(new Change(cycle, level(c)));
            }
        }
        if (changes.isEmpty()) {
            changes.add(new Change(0, "x"));
        }
        changes.add(new Change(wave.length(), ""));
        return new Signal(name, bit, changes);
    }

    private static String level(char c) {
        return switch (c) {
            case '0', 'l', 'L' -> "0";
            case '1', 'h', 'H' -> "1";
            case 'p', 'P', 'n', 'N' -> "clock";
            default -> "x";
        };
    }

    private static List<Signal> withoutEnds(List<Signal> signals) {
        return signals.stream()
                .map(signal -> new Signal(
                        signal.name(),
                        signal.bit(),
                        signal.changes().subList(0, signal.changes().size() - 1)))
                .toList();
    }
}
