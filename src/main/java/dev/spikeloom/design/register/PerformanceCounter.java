package dev.spikeloom.design.register;

import java.util.Locale;

/** A performance counter that each layer has in hardware. */
public enum PerformanceCounter {
    READ(0, "Cycles in which weight rows were read."),
    EMPTY(1, "Cycles spent on spike vectors without a spike."),
    CONFLICT(2, "Cycles with fewer reads than the issue width, since other rows waited for the same ports."),
    STARVED(3, "Cycles without a spike vector to work on."),
    BLOCKED(4, "Cycles stalled, since the next layer had not taken the last output."),
    SPIKES_IN(5, "Active inputs, each once."),
    SPIKES_OUT(6, "Output spikes that were taken."),
    SRAM_READS(7, "Weight rows read."),
    SOPS(8, "Weights added to potentials."),
    SATURATIONS(9, "Potentials clipped; 0 in a layer whose potentials cannot be.");

    /** How many a layer has. */
    public static final int COUNT = values().length;

    /** Log2 of the numbers that are set aside for a layer: that of layer {@code l} with number {@code k} is 16 l + k. */
    public static final int NUMBER_BITS = 4;

    private final int number;
    private final String meaning;

    PerformanceCounter(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** Its number in the layer; they follow each other from 0 on, as they stand here. */
    public int number() {
        return number;
    }

    /** A sentence. */
    public String meaning() {
        return meaning;
    }

    /** As files have it: {@code spikes_in}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
