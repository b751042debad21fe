package dev.spikeloom.train;

import dev.spikeloom.io.InputException;
import java.util.Locale;

/**
 * Checks of the settings of a section of an experiment file.
 *
 * @param section its name
 */
public record SettingRanges(String section) {
    /** @throws InputException if the value is not from {@code min} to {@code max}, naming the setting */
    public void check(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s.%s %d is out of range, allowed %d to %d", section, name, value, min, max));
        }
    }

    /**
     * @param min {@link Double#MIN_VALUE} for anything above 0
     * @throws InputException if the value is not from {@code min} to {@code max}, naming the setting
     */
    public void check(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            String least = min == Double.MIN_VALUE ? "above 0" : String.valueOf(min);
            throw new InputException(
                    section + "." + name + " " + value + " is out of range, allowed " + least + " to " + max);
        }
    }
}
