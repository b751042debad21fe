package dev.spikeloom.cosim.bench;

import java.util.Optional;

/**
 * How a run of a bench ended.
 *
 * @param samples results that were taken; 0 if it failed
 * @param cycles cycles that were compared; 0 if it failed
 * @param comparedValues values that were compared; 0 if it failed
 * @param difference the first difference, as the bench words it; empty if there is none
 */
public record BenchResult(int samples, long cycles, long comparedValues, Optional<String> difference) {
    public boolean passed() {
        return difference.isEmpty();
    }
}
