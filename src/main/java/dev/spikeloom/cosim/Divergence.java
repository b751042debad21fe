package dev.spikeloom.cosim;

import java.math.BigInteger;
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
 * @param inFlight the sample, and the time step if the signal belongs to one, that is worked on there; both from 0
 * @param path where the value comes from: layer, neuron, weight rows, banks
 * @param context the cycles around, side by side
 * @param place where report, stimulus and waves are left, and how to get there again
 */
public record Divergence(
        OptionalInt segment,
        long cycle,
        String signal,
        BigInteger expected,
        BigInteger found,
        String inFlight,
        String path,
        String context,
        CosimPlace place) {

    /** One line that names segment, cycle and signal. */
    public String headline() {
        String where = segment.isPresent() ? "segment " + segment.getAsInt() + ", " : "";
        return where + "cycle " + cycle + ", " + signal + ": expected " + expected + " (clocked model), found " + found
                + " (RTL)";
    }

    /** The headline, the cycles around, where the waves are, and the command that gives it again. */
    public String report() {
        return "RTL and clocked model differ in " + headline() + "\n"
                + edited()
                + "in flight there: " + inFlight + "\n"
                + "path of the value: " + path + "\n\n"
                + context + "\n"
                + "stimulus, report and waves (gtkwave waves.gtkw, gtkwave rtl.gtkw): " + place.work() + "\n"
                + place.command().map(command -> "again: " + command + "\n").orElse("");
    }

    /** A file that a person changed is where a reader looks first. */
    private String edited() {
        return place.edited().isEmpty()
                ? ""
                : "edited since it was generated: " + String.join(", ", place.edited()) + "\n";
    }
}
