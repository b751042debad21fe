package dev.spikeloom.design;

import java.util.Locale;

/** A performance counter that each layer has in hardware; its ordinal is its number in the layer. */
public enum PerformanceCounter {
    READ("Cycles in which weight rows were read."),
    EMPTY("Cycles spent on spike vectors without a spike."),
    CONFLICT("Cycles with fewer reads than the issue width, since other rows waited for the same ports."),
    STARVED("Cycles without a spike vector to work on."),
    BLOCKED("Cycles stalled, since the next layer had not taken the last output."),
    SPIKES_IN("Active inputs, each once."),
    SPIKES_OUT("Output spikes that were taken."),
    SRAM_READS("Weight rows read."),
    SOPS("Weights added to potentials."),
    SATURATIONS("Potentials clipped; 0 in a layer whose potentials cannot be.");

    /** How many a layer has. */
    public static final int COUNT = values().length;

    /** Log2 of the numbers that are set aside for a layer: that of layer {@code l} with number {@code k} is 16 l + k. */
    public static final int NUMBER_BITS = 4;

    private final String meaning;

    PerformanceCounter(String meaning) {
        this.meaning = meaning;
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
