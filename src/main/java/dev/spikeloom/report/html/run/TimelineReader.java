package dev.spikeloom.report.html.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.io.Json;
import dev.spikeloom.report.html.run.TimelineData.Kind;
import dev.spikeloom.report.html.run.TimelineData.Lane;
import dev.spikeloom.report.html.run.TimelineData.Slice;
import dev.spikeloom.report.html.run.TimelineData.Vector;
import dev.spikeloom.study.SampleTraceStudy.SampleTrace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads tracks and slices off the two logs of a clocked model: when vectors are worked on, and which index is issued when. */
final class TimelineReader {
    private static final Map<String, Kind> KINDS = Map.of(
            "offers", Kind.OFFER,
            "issue", Kind.VECTOR,
            "steps", Kind.VECTOR,
            "stall", Kind.STALL,
            "fire", Kind.FIRE,
            "sweep", Kind.SWEEP,
            "output", Kind.OUTPUT,
            "counts", Kind.COUNT,
            "result", Kind.RESULT);

    private final Map<Integer, String> groups = new LinkedHashMap<>();
    private final Map<Integer, Integer> trackNumbers = new HashMap<>();
    private final List<Lane> tracks = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<Vector> vectors = new ArrayList<>();
    private final List<JsonNode> stalls = new ArrayList<>();

    private TimelineReader() {}

    static TimelineReader of(SampleTrace trace) {
        TimelineReader reader = new TimelineReader();
        JsonNode events;
        try {
            events = Json.MAPPER.readTree(trace.timeline()).path("traceEvents");
        } catch (IOException e) {
            throw new IllegalStateException("the timeline of a clocked model can always be read", e);
        }
        Map<Integer, List<IssuedIndices.Index>> indices =
                IssuedIndices.in(trace.pipeline()).stream().collect(Collectors.groupingBy(IssuedIndices.Index::layer));
        events.forEach(event -> reader.name(event, indices));
        events.forEach(event -> {
            if (event.path("ph").asText().equals("X")) {
                reader.slice(event);
            }
        });
        reader.countStalls();
        return reader;
    }

    List<Lane> tracks() {
        return tracks;
    }

    List<Slice> slices() {
        return slices;
    }

    List<Vector> vectors() {
        return vectors;
    }

    private void name(JsonNode event, Map<Integer, List<IssuedIndices.Index>> indices) {
        String name = event.path("args").path("name").asText();
        int group = event.path("pid").asInt();
        if (event.path("name").asText().equals("process_name")) {
            groups.put(group, name.replaceFirst(",.*", ""));
        } else if (event.path("name").asText().equals("thread_name")) {
            boolean vectorTrack = KINDS.get(name) == Kind.VECTOR;
            trackNumbers.put(event.path("tid").asInt(), tracks.size());
            tracks.add(new Lane(groups.get(group) + (vectorTrack ? " vectors" : " " + name), 1));
            if (vectorTrack) {
                // Groups are the host, the layers, and what counts.
                addIndices(groups.get(group), indices.getOrDefault(group - 2, List.of()));
            }
        }
    }

    /** Those that are issued together stand in rows of their own. */
    private void addIndices(String layer, List<IssuedIndices.Index> indices) {
        int track = tracks.size();
        List<Long> ends = new ArrayList<>();
        for (IssuedIndices.Index index : indices) {
            int row = 0;
            while (row < ends.size() && ends.get(row) > index.from()) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(0L);
            }
            ends.set(row, index.from() + index.cycles());
            slices.add(new Slice(track, row, index.from(), index.cycles(), Kind.INDEX, index.bank(), index.words()));
        }
        tracks.add(new Lane(layer + " indices", Math.max(1, ends.size())));
    }

    private void slice(JsonNode event) {
        int track = trackNumbers.get(event.path("tid").asInt());
        int group = event.path("pid").asInt();
        Kind kind = KINDS.getOrDefault(
                tracks.get(track).name().substring(groups.get(group).length() + 1), Kind.VECTOR);
        slices.add(new Slice(
                track,
                0,
                event.path("ts").asLong(),
                event.path("dur").asLong(),
                kind,
                -1,
                kind == Kind.STALL ? stallWords(group) : words(event)));
        if (kind == Kind.STALL) {
            stalls.add(event);
        } else if (kind == Kind.VECTOR && event.path("args").has("active_inputs")) {
            vectors.add(vector(event));
        }
    }

    private String stallWords(int group) {
        String next = groups.get(group + 1);
        return next == null
                ? "waits for the host to take the result"
                : "stalled by " + next + ", which has not taken its last vector";
    }

    private static String words(JsonNode event) {
        List<String> words = new ArrayList<>(List.of(event.path("name").asText()));
        event.path("args").properties().forEach(argument -> {
            if (!argument.getKey().equals("sample")) {
                words.add(argument.getKey().replace('_', ' ') + " " + argument.getValue());
            }
        });
        return String.join(", ", words);
    }

    private Vector vector(JsonNode event) {
        JsonNode of = event.path("args");
        long first = event.path("ts").asLong();
        return new Vector(
                groups.get(event.path("pid").asInt()),
                of.path("time_step").asInt(),
                first,
                first + event.path("dur").asLong() - 1,
                of.path("active_inputs").asLong(),
                of.path("sram_reads").asLong(),
                of.path("conflict_cycles").asLong(),
                0);
    }

    /** A stall belongs to the vector that its layer began last. */
    private void countStalls() {
        long[] stalled = new long[vectors.size()];
        for (JsonNode stall : stalls) {
            String layer = groups.get(stall.path("pid").asInt());
            int last = -1;
            for (int i = 0; i < vectors.size(); i++) {
                Vector vector = vectors.get(i);
                if (vector.layer().equals(layer)
                        && vector.first() <= stall.path("ts").asLong()) {
                    last = i;
                }
            }
            if (last >= 0) {
                stalled[last] += stall.path("dur").asLong();
            }
        }
        Vector[] counted = new Vector[stalled.length];
        Arrays.setAll(counted, i -> stalledFor(vectors.get(i), stalled[i]));
        vectors.clear();
        vectors.addAll(Arrays.asList(counted));
        vectors.sort((one, other) -> one.timeStep() != other.timeStep()
                ? Integer.compare(one.timeStep(), other.timeStep())
                : Long.compare(one.first(), other.first()));
    }

    private static Vector stalledFor(Vector vector, long cycles) {
        return new Vector(
                vector.layer(),
                vector.timeStep(),
                vector.first(),
                vector.last(),
                vector.activeInputs(),
                vector.sramReads(),
                vector.conflictCycles(),
                cycles);
    }
}
