package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.SpikeSource;

/** What can be run on a design. */
public final class RunLimits {
    private RunLimits() {}

    /**
     * Checks that a run is possible.
     *
     * @param prefix stands before the name of a number in a message: {@code "co-simulation "}, or nothing
     * @throws InputException if the source does not fit the design, or a number is out of range
     */
    public static void check(Design design, SpikeSource source, int samples, int timeSteps, String prefix) {
        if (source.inputs() != design.inputs()) {
            throw new InputException(
                    "the data has " + source.inputs() + " inputs a sample, but the network has " + design.inputs());
        }
        if (samples < 1 || samples > source.samples()) {
            throw new InputException(
                    prefix + "samples " + samples + " is out of range, allowed 1 to " + source.samples());
        }
        checkTimeSteps(design, timeSteps, prefix);
    }

    /**
     * Checks a number of time steps.
     *
     * @param prefix stands before the name of the number in a message
     * @throws InputException if the design does not take as many
     */
    public static void checkTimeSteps(Design design, int timeSteps, String prefix) {
        Architecture architecture = design.architecture();
        if (timeSteps < 1 || timeSteps > architecture.maxTimeSteps()) {
            throw new InputException(prefix + "time steps " + timeSteps + " is out of range, allowed "
                    + architecture.allowedTimeSteps());
        }
    }
}
