package dev.spikeloom.physical.liberty;

import java.util.List;
import java.util.Optional;

/**
 * A pin of a cell, or the pins of a bus that are alike.
 *
 * @param name without the range of a bus
 * @param direction what it is
 * @param width pins of a bus; 1 of a pin
 * @param capacitance of each, in the library's unit; 0 for an output
 * @param clock whether the library says that it is a clock
 * @param role in a clock gate
 * @param function of an output, of the inputs or the state, if it is given
 * @param powers what its changes take
 */
public record LibraryPin(
        String name,
        Direction direction,
        int width,
        double capacitance,
        boolean clock,
        Optional<GateRole> role,
        Optional<String> function,
        List<InternalPower> powers) {
    /** What a pin of a clock gate is. */
    public enum GateRole {
        CLOCK,
        ENABLE,
        TEST,
        OUTPUT
    }

    /** Where signals go. */
    public enum Direction {
        INPUT,
        OUTPUT,
        INOUT,
        INTERNAL
    }

    public LibraryPin {
        powers = List.copyOf(powers);
    }
}
