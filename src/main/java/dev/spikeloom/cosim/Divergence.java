package dev.spikeloom.cosim;

import java.math.BigInteger;
import java.nio.file.Path;

/**
 * The first value in which the RTL differs from the clocked model.
 *
 * @param cycle the first cycle after reset is 0
 * @param signal instances from the top module down, then the signal; with the index of an array's element
 * @param expected in the clocked model
 * @param found in the RTL
 * @param sample whose result had not been taken, from 0
 * @param context the cycles around, side by side
 * @param folder where report, stimulus and waves are left
 */
public record Divergence(
        long cycle, String signal, BigInteger expected, BigInteger found, int sample, String context, Path folder) {

    /** One line that names cycle and signal. */
    public String headline() {
        return "cycle " + cycle + ", " + signal + ": expected " + expected + " (clocked model), found " + found
                + " (RTL)";
    }

    /** The headline, the cycles around, and where the waves are. */
    public String report() {
        return "RTL and clocked model differ in " + headline() + "\n" + "sample in flight: " + sample + "\n\n" + context
                + "\n" + "stimulus, report and waves (model.vcd, rtl.vcd): " + folder + "\n";
    }
}
