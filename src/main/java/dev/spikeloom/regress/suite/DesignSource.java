package dev.spikeloom.regress.suite;

import java.nio.file.Path;
import java.util.List;

/** Where a design comes from. */
public sealed interface DesignSource {
    /**
     * A trained network.
     *
     * @param subject a preset, an experiment file, a network file or the folder of a run
     * @param set keys of the experiment that change
     */
    record Trained(String subject, List<String> set) implements DesignSource {
        public Trained {
            set = List.copyOf(set);
        }
    }

    /** A design of the matrix that covers the parameters in pairs. */
    record OfMatrix(long seed, int index) implements DesignSource {}

    /** A design that the fuzzer draws. */
    record Drawn(long seed, long number) implements DesignSource {}

    /** A point of a sweep. */
    record OfSweep(Path folder, int point) implements DesignSource {}

    /** All designs that the fuzzer may draw. */
    record Space() implements DesignSource {}
}
