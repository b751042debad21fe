package dev.spikeloom.cosim;

import java.math.BigInteger;
import java.util.OptionalInt;

/**
 * Where a divergence is, apart from its cycle.
 *
 * @param segment of the scenario; empty if it has only one
 * @param place where report, stimulus and waves are left
 */
record DivergencePlace(OptionalInt segment, CosimPlace place) {
    Divergence at(
            long cycle,
            String signal,
            BigInteger expected,
            BigInteger found,
            String inFlight,
            String path,
            String context) {
        return new Divergence(segment, cycle, signal, expected, found, inFlight, path, context, place);
    }
}
