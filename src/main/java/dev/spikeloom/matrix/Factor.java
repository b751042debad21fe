package dev.spikeloom.matrix;

import java.util.HashSet;
import java.util.List;

/**
 * What varies between the runs of a designed experiment.
 *
 * @param name of the factor, its key in an {@link Assignment}
 * @param values that it takes, one or more, all different
 */
public record Factor(String name, List<String> values) {
    /** @throws IllegalArgumentException if there is no value, or one is there twice */
    public Factor {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("factor " + name + " needs a value");
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException("factor " + name + " has a value twice: " + values);
        }
    }
}
