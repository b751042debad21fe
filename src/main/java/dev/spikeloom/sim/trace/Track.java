package dev.spikeloom.sim.trace;

import java.io.IOException;

/** A track of a timeline: slices one after the other, of which the last may be open. */
public final class Track {
    private final TraceEvents events;
    private final int group;
    private final int number;

    private String name;
    private long from;

    /** @throws IOException if it cannot be written */
    public Track(TraceEvents events, int group, int number, String title) throws IOException {
        this.events = events;
        this.group = group;
        this.number = number;
        events.track(group, number, title);
    }

    public boolean isOpen() {
        return name != null;
    }

    public void open(String slice, long cycle) {
        name = slice;
        from = cycle;
    }

    /**
     * Ends the open slice; {@code cycle} is the first that it does not cover.
     *
     * @throws IOException if it cannot be written
     */
    public void close(long cycle, String arguments) throws IOException {
        events.slice(group, number, name, from, cycle - from, arguments);
        name = null;
    }

    /**
     * Ends the slice that the end of the run leaves open, if there is one.
     *
     * @throws IOException if it cannot be written
     */
    public void finish(long cycle) throws IOException {
        if (isOpen()) {
            close(cycle, "\"unfinished\":true");
        }
    }

    /**
     * A slice of one cycle.
     *
     * @throws IOException if it cannot be written
     */
    public void mark(String slice, long cycle, String arguments) throws IOException {
        open(slice, cycle);
        close(cycle + 1, arguments);
    }

    /**
     * A slice for as long as something holds.
     *
     * @throws IOException if it cannot be written
     */
    public void follow(boolean holds, String slice, long cycle) throws IOException {
        if (holds && !isOpen()) {
            open(slice, cycle);
        } else if (!holds && isOpen()) {
            close(cycle, "");
        }
    }
}
