package dev.spikeloom.physical;

import dev.spikeloom.physical.scale.NodeScaling;
import dev.spikeloom.physical.scale.NodeScaling.Corner;
import dev.spikeloom.physical.scale.Range;

/**
 * Figures of a technology at a corner: its own, or another one by published equations, which are off independently of the
 * figures themselves. No such equations scale leakage; it is taken to fall as energy does.
 */
record Scaled(Corner corner, double areaFactor, Range delayFactor, Range energyFactor) {
    /** At its own corner. */
    static Scaled not(Corner corner) {
        return new Scaled(corner, 1, Range.exact(1), Range.exact(1));
    }

    /** @throws dev.spikeloom.io.InputException if a node or supply is out of the range of the equations */
    static Scaled to(Corner from, Corner to) {
        NodeScaling scaling = NodeScaling.of(from, to);
        return new Scaled(to, scaling.area(), scaling.delay(), scaling.energy());
    }

    Range area(Range area) {
        return area.times(areaFactor);
    }

    Range delay(Range seconds) {
        return product(seconds, delayFactor);
    }

    /** Of joules or, for want of anything better, of watts of leakage. */
    Range energy(Range joules) {
        return product(joules, energyFactor);
    }

    private static Range product(Range figure, Range factor) {
        return figure.low() > 0 ? Range.independent(figure, factor) : figure.times(factor);
    }
}
