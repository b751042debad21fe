package dev.spikeloom.design.parameter;

import java.util.List;

/**
 * Values of a parameter that are worth testing on small networks, as a factor of the design matrix.
 *
 * @param factor the factor's name
 * @param values as texts
 */
public record Trial(String factor, List<String> values) {
    public Trial {
        values = List.copyOf(values);
    }
}
