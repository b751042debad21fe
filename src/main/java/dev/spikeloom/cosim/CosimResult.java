package dev.spikeloom.cosim;

import java.util.Optional;

/**
 * How a cross-check ended.
 *
 * @param samples samples whose results were taken in both
 * @param cycles cycles that were compared
 * @param comparedValues values that were compared; an element of an array is a value
 * @param divergence the first difference, if there is one
 */
public record CosimResult(int samples, long cycles, long comparedValues, Optional<Divergence> divergence) {
    /** 0, or 1 since a run ends at its first difference. */
    public int differences() {
        return divergence.isPresent() ? 1 : 0;
    }
}
