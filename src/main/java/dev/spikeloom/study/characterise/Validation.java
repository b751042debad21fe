package dev.spikeloom.study.characterise;

import dev.spikeloom.io.Json;
import dev.spikeloom.physical.fast.FastCheck;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How far off the fast model is, design by design.
 *
 * @param technology its name
 * @param dataset whose images the designs were run on
 * @param samples of each
 * @param designs with what was found
 */
public record Validation(String technology, String dataset, int samples, List<Checked> designs) {
    /**
     * One design.
     *
     * @param design what it is, in a few words
     * @param settings keys of its architecture that are not at their defaults
     * @param figures by both models
     */
    public record Checked(String design, Map<String, String> settings, FastCheck figures) {}

    public Validation {
        designs = List.copyOf(designs);
    }

    /** Mean of the magnitudes of an error. */
    public double mean(ToDoubleFunction<FastCheck> error) {
        return designs.stream()
                .mapToDouble(one -> Math.abs(error.applyAsDouble(one.figures())))
                .average()
                .orElse(0);
    }

    /** The largest magnitude of an error. */
    public double worst(ToDoubleFunction<FastCheck> error) {
        return designs.stream()
                .mapToDouble(one -> Math.abs(error.applyAsDouble(one.figures())))
                .max()
                .orElse(0);
    }

    /** All of it as JSON. */
    public String toJson() {
        return Json.text(this);
    }
}
