package dev.spikeloom.sim.trace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.io.Json;
import java.io.IOException;

/** Writes trace events as JSON, as Perfetto and chrome://tracing read it. A cycle is a microsecond there. */
public final class TraceEvents {
    private final Appendable out;
    private String separator = "\n";

    /** @throws IOException if it cannot be written */
    public TraceEvents(Appendable out) throws IOException {
        this.out = out;
        out.append("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
    }

    /** What a slice shows of itself: nothing yet. */
    public static ObjectNode arguments() {
        return Json.MAPPER.createObjectNode();
    }

    /**
     * Names a group of tracks; groups stand in the order of their numbers.
     *
     * @throws IOException if it cannot be written
     */
    public void group(int group, String name) throws IOException {
        metadata("process_name", group, 0, arguments().put("name", name));
        metadata("process_sort_index", group, 0, arguments().put("sort_index", group));
    }

    /** Names a track of a group; no other track, in any group, has its number. */
    void track(int group, int track, String name) throws IOException {
        metadata("thread_name", group, track, arguments().put("name", name));
        metadata("thread_sort_index", group, track, arguments().put("sort_index", track));
    }

    void slice(int group, int track, String name, long from, long cycles, ObjectNode arguments) throws IOException {
        ObjectNode event = event("X", name, group);
        event.put("tid", track).put("ts", from).put("dur", cycles);
        write(event, arguments);
    }

    /**
     * A number that holds from a cycle on.
     *
     * @throws IOException if it cannot be written
     */
    public void value(int group, String name, long cycle, long value) throws IOException {
        ObjectNode event = event("C", name, group);
        event.put("ts", cycle);
        write(event, arguments().put(name, value));
    }

    /** @throws IOException if it cannot be written */
    public void finish() throws IOException {
        out.append("\n]}\n");
    }

    private void metadata(String name, int group, int track, ObjectNode arguments) throws IOException {
        ObjectNode event = event("M", name, group);
        event.put("tid", track);
        write(event, arguments);
    }

    private static ObjectNode event(String phase, String name, int group) {
        return Json.MAPPER.createObjectNode().put("ph", phase).put("name", name).put("pid", group);
    }

    private void write(ObjectNode event, ObjectNode arguments) throws IOException {
        event.set("args", arguments);
        out.append(separator).append(Json.line(event));
        separator = ",\n";
    }
}
