package dev.spikeloom.regress.check;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a check found.
 *
 * @param reason why it failed or was not run, in a line; empty if it passed
 * @param skipped whether it was not run, since it means nothing for the design
 * @param difference the first, where one value can be named
 * @param wave the cycles around it, as a value change dump
 * @param report all that is known of a failure; empty if that is the reason
 * @param command that repeats what was found; empty if that is the check
 * @param figures that a baseline can hold
 */
public record Finding(
        Optional<String> reason,
        boolean skipped,
        Optional<Difference> difference,
        Optional<Path> wave,
        String report,
        Optional<String> command,
        SortedMap<String, Double> figures) {
    private static final double DIGITS = 1e6;

    public Finding {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
    }

    static Finding passed() {
        return passed(new TreeMap<>());
    }

    /** Figures have the digits that files have of them: a baseline is read from one. */
    static Finding passed(SortedMap<String, Double> figures) {
        figures.replaceAll((name, figure) -> Math.rint(figure * DIGITS) / DIGITS);
        return new Finding(Optional.empty(), false, Optional.empty(), Optional.empty(), "", Optional.empty(), figures);
    }

    /** @param reason in a line */
    public static Finding failed(String reason) {
        return new Finding(
                Optional.of(reason), false, Optional.empty(), Optional.empty(), "", Optional.empty(), new TreeMap<>());
    }

    static Finding skipped(String reason) {
        return new Finding(
                Optional.of(reason), true, Optional.empty(), Optional.empty(), "", Optional.empty(), new TreeMap<>());
    }

    Finding with(Difference first) {
        return new Finding(reason, skipped, Optional.of(first), wave, report, command, figures);
    }

    Finding withWave(Optional<Path> file) {
        return new Finding(reason, skipped, difference, file, report, command, figures);
    }

    Finding withReport(String text) {
        return new Finding(reason, skipped, difference, wave, text, command, figures);
    }

    Finding withCommand(String repeats) {
        return new Finding(reason, skipped, difference, wave, report, Optional.of(repeats), figures);
    }
}
