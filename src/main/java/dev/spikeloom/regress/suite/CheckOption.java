package dev.spikeloom.regress.suite;

import dev.spikeloom.io.InputException;
import java.util.List;

/**
 * An option of a check.
 *
 * @param choices what it may be; none for a whole number
 * @param least of a number
 * @param most of a number
 */
public record CheckOption(String key, String fallback, List<String> choices, long least, long most, String meaning) {
    public CheckOption {
        choices = List.copyOf(choices);
    }

    static CheckOption number(String key, long fallback, long least, long most, String meaning) {
        return new CheckOption(key, String.valueOf(fallback), List.of(), least, most, meaning);
    }

    static CheckOption choice(String key, String meaning, String fallback, String... others) {
        List<String> choices = new java.util.ArrayList<>(List.of(fallback));
        choices.addAll(List.of(others));
        return new CheckOption(key, fallback, choices, 0, 0, meaning);
    }

    /** Any text; without one, what is said elsewhere. */
    static CheckOption text(String key, String meaning) {
        return new CheckOption(key, "", List.of(), 1, 0, meaning);
    }

    /** What may be given, for people. */
    public String allowed() {
        return !choices.isEmpty() ? String.join(", ", choices) : least > most ? "a text" : least + " to " + most;
    }

    /**
     * Looks at a value.
     *
     * @param at where it stands: {@code checks.quick.cosim.samples}
     * @throws InputException if it is not allowed
     */
    void require(String at, String value) {
        boolean fits = choices.isEmpty() ? least > most || isWithin(value) : choices.contains(value);
        if (!fits) {
            throw new InputException(at + " is '" + value + "', allowed: " + allowed());
        }
    }

    private boolean isWithin(String value) {
        return value.matches("\\d{1,9}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
    }
}
