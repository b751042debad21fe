package dev.spikeloom.run.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What co-simulation found.
 *
 * @param cosim under Verilator, in lockstep with the clocked model
 * @param bench of the generated bench, under Icarus
 * @param coverage of the bench, under Verilator; null if it was not asked for, or the bench fails
 * @param editedRtl files that were edited since they were generated
 */
public record CosimOutcome(
        Cosim cosim,
        Bench bench,
        @JsonInclude(JsonInclude.Include.NON_NULL) CoverageFigures coverage,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> editedRtl) {
    public CosimOutcome {
        editedRtl = editedRtl == null ? List.of() : List.copyOf(editedRtl);
    }

    /** Whether anything differs. */
    public boolean differs() {
        return cosim.differences() > 0 || bench.difference() != null;
    }

    /**
     * @param samples results that were taken
     * @param cycles compared
     * @param comparedValues values compared over these cycles; an element of an array is a value
     * @param difference the first, as the bench words it; null if there is none
     */
    public record Bench(int samples, long cycles, long comparedValues, String difference) {}

    /**
     * @param samples test images whose results were taken in both
     * @param timeSteps of each
     * @param cycles compared
     * @param comparedValues values compared over these cycles; an element of an array is a value
     * @param differences 0, or 1 since comparison ends at the first
     * @param firstDifference null if there is none
     */
    public record Cosim(
            int samples,
            int timeSteps,
            long cycles,
            long comparedValues,
            int differences,
            Difference firstDifference) {}

    /**
     * A difference.
     *
     * @param cycle the first cycle after reset is 0
     * @param signal instances from the top module down, then the signal
     * @param expected in the clocked model, decimal
     * @param found in the RTL, decimal
     */
    public record Difference(long cycle, String signal, String expected, String found) {}
}
