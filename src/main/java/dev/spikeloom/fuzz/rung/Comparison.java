package dev.spikeloom.fuzz.rung;

import dev.spikeloom.spike.SpikeVector;
import java.util.Optional;
import java.util.function.Supplier;

/** Compares values of two models; counts them, and remembers the first that differ. */
final class Comparison {
    private final String expectedName;
    private final String foundName;
    private long compared;
    private String first;

    Comparison(String expectedName, String foundName) {
        this.expectedName = expectedName;
        this.foundName = foundName;
    }

    /** @param what names the value, and is asked for only if it differs */
    void compare(Supplier<String> what, long expected, long found) {
        compared++;
        if (expected != found && first == null) {
            first = what.get() + ": " + expectedName + " " + expected + ", " + foundName + " " + found;
        }
    }

    void potentials(Supplier<String> what, int[] expected, int[] found) {
        compare(() -> what.get() + ", potentials", expected.length, found.length);
        for (int n = 0; n < expected.length && !differs(); n++) {
            int neuron = n;
            compare(() -> what.get() + ", neuron " + neuron + ", potential", expected[n], found[n]);
        }
    }

    void spikes(Supplier<String> what, SpikeVector expected, SpikeVector found) {
        for (int n = 0; n < expected.size() && !differs(); n++) {
            int neuron = n;
            compare(() -> what.get() + ", neuron " + neuron + ", spike", expected.get(n) ? 1 : 0, found.get(n) ? 1 : 0);
        }
    }

    boolean differs() {
        return first != null;
    }

    long compared() {
        return compared;
    }

    Optional<String> first() {
        return Optional.ofNullable(first);
    }
}
