package dev.spikeloom.physical;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.scale.NodeScaling.Corner;
import java.util.OptionalDouble;

/**
 * What figures are wanted at.
 *
 * @param scaledTo node and supply that they are scaled to
 * @param megahertz of the clock that power and energy are for; empty for the fastest that the design has
 */
public record EstimateOptions(Corner scaledTo, OptionalDouble megahertz) {
    /** That of the paper that the baseline machine is from. */
    public static final Corner DEFAULT_CORNER = new Corner(28, 0.9);

    /** At that corner, with the fastest clock. */
    public static final EstimateOptions DEFAULT = new EstimateOptions(DEFAULT_CORNER, OptionalDouble.empty());

    private static final double LEAST_MEGAHERTZ = 0.001;
    private static final double MOST_MEGAHERTZ = 100_000;

    /** @throws InputException if the frequency is out of range */
    public EstimateOptions {
        if (megahertz.isPresent()
                && !(megahertz.getAsDouble() >= LEAST_MEGAHERTZ && megahertz.getAsDouble() <= MOST_MEGAHERTZ)) {
            throw new InputException("--frequency is '" + megahertz.getAsDouble() + "', allowed: 0.001 to 100000 MHz");
        }
    }
}
