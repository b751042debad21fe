package dev.spikeloom.regress.output;

import dev.spikeloom.regress.baseline.Change;
import java.util.List;
import java.util.SortedMap;

/**
 * What became of an item.
 *
 * @param design its name
 * @param check its name, with the number of the seed if that is not the first
 * @param seconds it took
 * @param reason why it failed or was not run; null if it passed
 * @param command that repeats a failure; null likewise, as what follows where there is no such
 * @param cycle of the first difference
 * @param signal that differs
 * @param expected its value in the model
 * @param found its value
 * @param wave a short one, relative to the folder of the regression
 * @param report all that is known of a failure, likewise
 * @param tags of the design
 * @param figures that a baseline can hold
 * @param changes of these since the baseline
 */
public record ItemResult(
        String design,
        String check,
        Outcome outcome,
        double seconds,
        String reason,
        String command,
        Long cycle,
        String signal,
        String expected,
        String found,
        String wave,
        String report,
        List<String> tags,
        SortedMap<String, Double> figures,
        List<Change> changes) {
    /** The name of the item. */
    public String id() {
        return design + "/" + check;
    }

    /** An item that was not run. */
    public static ItemResult skipped(String design, String check, List<String> tags, String reason) {
        return new ItemResult(
                design, check, Outcome.SKIPPED, 0, reason, null, null, null, null, null, null, null, tags, null, null);
    }
}
