package dev.spikeloom.sim.trace;

import java.io.IOException;

/**
 * Writes trace events as JSON, as Perfetto and chrome://tracing read it. A cycle is a microsecond there. Names and keys
 * must need no escapes.
 */
public final class TraceEvents {
    private final Appendable out;
    private String separator = "\n";

    public TraceEvents(Appendable out) throws IOException {
        this.out = out;
        out.append("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
    }

    /** Names a group of tracks; groups stand in the order of their numbers. */
    public void group(int group, String name) throws IOException {
        metadata("process_name", group, 0, "\"name\":\"" + name + "\"");
        metadata("process_sort_index", group, 0, "\"sort_index\":" + group);
    }

    /** Names a track of a group; no other track, in any group, has its number. */
    void track(int group, int track, String name) throws IOException {
        metadata("thread_name", group, track, "\"name\":\"" + name + "\"");
        metadata("thread_sort_index", group, track, "\"sort_index\":" + track);
    }

    /** @param arguments members of a JSON object */
    void slice(int group, int track, String name, long from, long cycles, String arguments) throws IOException {
        event("\"ph\":\"X\",\"name\":\"" + name + "\",\"pid\":" + group + ",\"tid\":" + track + ",\"ts\":" + from
                + ",\"dur\":" + cycles + ",\"args\":{" + arguments + "}");
    }

    /** A number that holds from a cycle on. */
    public void value(int group, String name, long cycle, long value) throws IOException {
        event("\"ph\":\"C\",\"name\":\"" + name + "\",\"pid\":" + group + ",\"ts\":" + cycle + ",\"args\":{\"" + name
                + "\":" + value + "}");
    }

    public void finish() throws IOException {
        out.append("\n]}\n");
    }

    private void metadata(String name, int group, int track, String argument) throws IOException {
        event("\"ph\":\"M\",\"name\":\"" + name + "\",\"pid\":" + group + ",\"tid\":" + track + ",\"args\":{" + argument
                + "}");
    }

    private void event(String members) throws IOException {
        out.append(separator).append('{').append(members).append('}');
        separator = ",\n";
    }
}
