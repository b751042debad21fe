package dev.spikeloom.matrix;

import dev.spikeloom.io.Json;
import java.util.List;

/**
 * What running designs of the matrix gave.
 *
 * @param seed of the matrix
 * @param outcomes design by design
 */
public record MatrixResult(long seed, List<Outcome> outcomes) {
    public MatrixResult {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * One design.
     *
     * @param index in the matrix
     * @param values its parameters
     * @param samples samples whose results were taken, over all weights
     * @param cycles cycles compared
     * @param comparedValues values compared
     * @param problems differences from the clocked model, and warnings of tools; none if all is well
     */
    public record Outcome(
            int index, Assignment values, int samples, long cycles, long comparedValues, List<String> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    public long samples() {
        return outcomes.stream().mapToLong(Outcome::samples).sum();
    }

    public long cycles() {
        return outcomes.stream().mapToLong(Outcome::cycles).sum();
    }

    public long comparedValues() {
        return outcomes.stream().mapToLong(Outcome::comparedValues).sum();
    }

    /** Designs with a difference or a warning. */
    public List<Outcome> failed() {
        return outcomes.stream()
                .filter(outcome -> !outcome.problems().isEmpty())
                .toList();
    }

    /** As JSON, for scripts. */
    public String toJson() {
        return Json.text(this);
    }
}
