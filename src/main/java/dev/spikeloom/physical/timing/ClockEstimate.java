package dev.spikeloom.physical.timing;

import dev.spikeloom.physical.scale.Range;
import java.util.Comparator;
import java.util.List;

/**
 * How fast the clock of a design may be.
 *
 * @param periodSeconds of the fastest clock: the longest of what all paths need
 * @param internalPeriodSeconds the same without paths from inputs and to outputs, which depend on what is outside
 * @param paths the slowest of each class that has any, at the middle of the assumptions, the slowest first
 * @param estimated whether levels were counted, and delays of cells not looked up
 */
public record ClockEstimate(
        Range periodSeconds, Range internalPeriodSeconds, List<TimingPath> paths, boolean estimated) {
    private static final double MEGA = 1e6;

    public ClockEstimate {
        paths = paths.stream()
                .sorted(Comparator.comparingDouble(TimingPath::periodSeconds).reversed())
                .toList();
    }

    /** The frequency in MHz. */
    public Range megahertz() {
        return periodSeconds.inverse(period -> 1 / period / MEGA);
    }

    /** The frequency in MHz without paths from inputs and to outputs. */
    public Range internalMegahertz() {
        return internalPeriodSeconds.inverse(period -> 1 / period / MEGA);
    }

    /** The slowest path. */
    public TimingPath critical() {
        return paths.get(0);
    }

    /** Of the slowest paths at each corner, which a clock has to suit. */
    static ClockEstimate of(List<TimingPath> low, List<TimingPath> value, List<TimingPath> high, boolean estimated) {
        return new ClockEstimate(
                new Range(period(low, false), period(value, false), period(high, false)),
                new Range(period(low, true), period(value, true), period(high, true)),
                value,
                estimated);
    }

    private static double period(List<TimingPath> paths, boolean internal) {
        return paths.stream()
                .filter(path -> !internal || path.pathClass() == PathClass.REGISTER_TO_REGISTER)
                .mapToDouble(TimingPath::periodSeconds)
                .max()
                .orElse(0);
    }
}
