package dev.spikeloom.physical.power;

import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.physical.technology.Assumptions;

/** Capacitances of wires before there is a layout: lengths by Donath's estimate, in pitches of placed cells. */
final class WireEstimate {
    private static final double MICROMETRE_FEMTOFARADS = 1e-15;

    private final Assumptions assumptions;
    private final Range factor;

    /** @param most cells that a module has, whose wires are the least certain */
    WireEstimate(Assumptions assumptions, long most) {
        this.assumptions = assumptions;
        Range rent = assumptions.range(Assumptions.RENT_EXPONENT);
        double at = Wires.pitches(most, rent.value());
        Range length = new Range(Wires.pitches(most, rent.low()) / at, 1, Wires.pitches(most, rent.high()) / at);
        this.factor = Range.independent(
                length,
                relative(assumptions.range(Assumptions.WIRE_LENGTH_FACTOR)),
                relative(assumptions.range(Assumptions.WIRE_CAPACITANCE)),
                relative(assumptions.range(Assumptions.UTILIZATION).inverse(share -> 1 / Math.sqrt(share))));
    }

    private static Range relative(Range range) {
        return range.times(1 / range.value());
    }

    /** How far off wires can be, by their value. */
    Range factor() {
        return factor;
    }

    /**
     * Farads of the wire of a connection between cells.
     *
     * @param area of the cells, square micrometres
     * @param count of them
     */
    double ofConnection(double area, long count) {
        if (count == 0) {
            return 0;
        }
        return Math.sqrt(area / value(Assumptions.UTILIZATION) / count)
                * Wires.pitches(count, value(Assumptions.RENT_EXPONENT))
                * value(Assumptions.WIRE_LENGTH_FACTOR)
                * value(Assumptions.WIRE_CAPACITANCE)
                * MICROMETRE_FEMTOFARADS;
    }

    private double value(String name) {
        return assumptions.range(name).value();
    }
}
