package dev.spikeloom.fuzz.rung;

import dev.spikeloom.fuzz.cases.FuzzCase;

/** Two models of a machine that must agree. Implementations may be used by several threads at a time. */
public interface Rung {
    /** In one word, as users give it. */
    String name();

    /** Of so many cases that are drawn, the rung takes one: the more it costs, the fewer. */
    int every();

    /**
     * Runs a case on both models, to the first difference.
     *
     * @throws dev.spikeloom.io.InputException if a model refuses the case
     */
    RungResult check(FuzzCase fuzzCase);
}
