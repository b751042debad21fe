package dev.spikeloom.fuzz.rung;

import java.util.Optional;

/**
 * What a rung did with a case.
 *
 * @param samples whose results were compared
 * @param cycles that were run, 0 where there is no clock
 * @param compared values
 * @param difference the first, if there is one
 */
public record RungResult(long samples, long cycles, long compared, Optional<Difference> difference) {

    /**
     * @param refused whether a model or a tool failed, rather than disagreed
     * @param text what differs, with both values
     */
    public record Difference(boolean refused, String text) {}

    static RungResult of(long samples, long cycles, Comparison comparison) {
        return of(samples, cycles, comparison.compared(), comparison.first());
    }

    /** @param difference the first, in words */
    static RungResult of(long samples, long cycles, long compared, Optional<String> difference) {
        return new RungResult(samples, cycles, compared, difference.map(text -> new Difference(false, text)));
    }

    static RungResult refused(String text) {
        return new RungResult(0, 0, 0, Optional.of(new Difference(true, text)));
    }
}
