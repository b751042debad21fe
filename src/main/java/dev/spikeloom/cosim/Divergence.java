package dev.spikeloom.cosim;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The first value in which the RTL differs from the clocked model.
 *
 * @param segment of the scenario, from 0; empty if it has only one
 * @param cycle of the segment; the first, after reset and loading, is 0
 * @param signal instances from the top module down, then the signal; with the index of an array's element or of a
 *     spike vector's bit
 * @param expected in the clocked model
 * @param found in the RTL
 * @param details what runs, where the value comes from, what sets it, the cycles around: paragraphs
 * @param brokenRule whether a rule is broken that holds whatever the model says, so that there may be no waves
 * @param place where report, stimulus and waves are left, and how to get there again
 */
public record Divergence(
        OptionalInt segment,
        long cycle,
        String signal,
        BigInteger expected,
        BigInteger found,
        List<String> details,
        boolean brokenRule,
        CosimPlace place) {

    public Divergence {
        details = List.copyOf(details);
    }

    /** The same, of which more is known. */
    Divergence with(List<String> more) {
        List<String> all = new ArrayList<>(details);
        all.addAll(more);
        return new Divergence(segment, cycle, signal, expected, found, all, brokenRule, place);
    }

    Divergence ofRule() {
        return new Divergence(segment, cycle, signal, expected, found, details, true, place);
    }

    /** One line that names segment, cycle and signal. */
    public String headline() {
        String where = segment.isPresent() ? "segment " + segment.getAsInt() + ", " : "";
        return where + "cycle " + cycle + ", " + signal + ": expected " + expected
                + (brokenRule ? ", found " : " (clocked model), found ") + found + " (RTL)";
    }

    /** The headline, the details, where the waves are, and the command that gives it again. */
    public String report() {
        return (brokenRule ? "RTL breaks a rule in " : "RTL and clocked model differ in ") + headline() + "\n"
                + edited()
                + String.join("\n\n", details) + "\n\n"
                + (brokenRule
                        ? "stimulus and report: "
                        : "stimulus, report and waves (gtkwave waves.gtkw, gtkwave rtl.gtkw): ")
                + place.work() + "\n"
                + place.command().map(command -> "again: " + command + "\n").orElse("");
    }

    /** A file that a person changed is where a reader looks first. */
    private String edited() {
        return place.edited().isEmpty()
                ? ""
                : "edited since it was generated: " + String.join(", ", place.edited()) + "\n";
    }
}
