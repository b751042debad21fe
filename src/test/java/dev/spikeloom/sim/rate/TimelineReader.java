package dev.spikeloom.sim.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.sim.WrittenRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a timeline as a viewer does. */
final class TimelineReader {
    private TimelineReader() {}

    /** The slices of each track, in order; tracks are called by their group and their own name. */
    static Map<String, List<JsonNode>> tracks(WrittenRun written) throws IOException {
        Map<Integer, String> groups = new HashMap<>();
        Map<Integer, String> names = new HashMap<>();
        for (JsonNode event : events(written, "M")) {
            String name = event.get("args").path("name").asText();
            if (event.get("name").asText().equals("process_name")) {
                groups.put(event.get("pid").asInt(), name);
            } else if (event.get("name").asText().equals("thread_name")) {
                String former = names.put(
                        event.get("tid").asInt(), groups.get(event.get("pid").asInt()) + "/" + name);
                assertThat(former).as("track %s", event.get("tid")).isNull();
            }
        }
        Map<String, List<JsonNode>> tracks = new HashMap<>();
        for (JsonNode slice : events(written, "X")) {
            tracks.computeIfAbsent(names.get(slice.get("tid").asInt()), name -> new ArrayList<>())
                    .add(slice);
        }
        tracks.values()
                .forEach(track -> track.sort(
                        Comparator.comparingLong(slice -> slice.get("ts").asLong())));
        return tracks;
    }

    static List<JsonNode> events(WrittenRun written, String phase) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode event :
                new JsonMapper().readTree(written.timeline.toString()).get("traceEvents")) {
            if (event.get("ph").asText().equals(phase)) {
                events.add(event);
            }
        }
        return events;
    }
}
