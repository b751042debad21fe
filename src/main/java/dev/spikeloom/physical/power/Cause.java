package dev.spikeloom.physical.power;

/** What energy is taken for. */
public enum Cause {
    /** Words that are read from memories. */
    MEMORY_READS("memory reads"),
    /** Words that are written to memories. */
    MEMORY_WRITES("memory writes"),
    /** Memories that are clocked and not accessed. */
    MEMORY_IDLE("idle memories"),
    /** Cells, and the pins that they drive, but for the clock. */
    LOGIC("logic"),
    /** Wires between cells, but for the clock. */
    WIRES("wires"),
    /** Clock pins, clock gates and the clock tree. */
    CLOCK("clock"),
    /** What is taken whatever happens, by time. */
    LEAKAGE("leakage");

    private final String text;

    Cause(String text) {
        this.text = text;
    }

    /** What a reader calls it. */
    public String text() {
        return text;
    }
}
