package dev.spikeloom.cosim;

import java.util.List;
import java.util.Optional;

/**
 * How a cross-check ended.
 *
 * @param samples samples whose results were taken in both
 * @param cycles cycles that were compared
 * @param comparedValues values that were compared; an element of an array is a value
 * @param divergence the first difference, if there is one
 * @param warnings of Verilator about the RTL, which has none as it is generated: a line each, with file and line
 */
public record CosimResult(
        int samples, long cycles, long comparedValues, Optional<Divergence> divergence, List<String> warnings) {
    public CosimResult {
        warnings = List.copyOf(warnings);
    }

    /** The same, with another divergence. */
    CosimResult with(Optional<Divergence> other) {
        return new CosimResult(samples, cycles, comparedValues, other, warnings);
    }

    /** 0, or 1 since a run ends at its first difference. */
    public int differences() {
        return divergence.isPresent() ? 1 : 0;
    }
}
