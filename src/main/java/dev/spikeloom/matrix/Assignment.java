package dev.spikeloom.matrix;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values of factors: of all in a result, of some while one is looked for.
 *
 * @param values by the names of the factors that are set, in their order
 */
public record Assignment(Map<String, String> values) {
    public Assignment {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether the factor has a value yet. */
    public boolean isSet(String factor) {
        return values.containsKey(factor);
    }

    /**
     * The value of a factor.
     *
     * @throws IllegalArgumentException if it is not set
     */
    public String value(String factor) {
        String value = values.get(factor);
        if (value == null) {
            throw new IllegalArgumentException("factor " + factor + " is not set, but these are: " + values.keySet());
        }
        return value;
    }

    /**
     * The value of a factor whose values are whole numbers.
     *
     * @throws IllegalArgumentException if it is not set, or not a number
     */
    public int number(String factor) {
        return Integer.parseInt(value(factor));
    }
}
