package dev.spikeloom.regress.suite;

import java.util.Map;
import java.util.TreeMap;

/**
 * A check with its options.
 *
 * @param values of the options that were given; others have their defaults
 */
public record CheckPlan(CheckKind kind, Map<String, String> values) {
    public CheckPlan {
        values = new TreeMap<>(values);
    }

    /** The value of an option. */
    public String text(String key) {
        CheckOption option = kind.options().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
        return values.getOrDefault(key, option.fallback());
    }

    /** The value of an option that is a number. */
    public int number(String key) {
        return Integer.parseInt(text(key));
    }
}
