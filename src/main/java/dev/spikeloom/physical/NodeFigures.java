package dev.spikeloom.physical;

import dev.spikeloom.physical.scale.Range;

/**
 * Area, clock, power and energy of a design at a node and supply.
 *
 * @param nodeNm node, nanometres
 * @param voltageV supply
 * @param logicAreaMm2 what placed cells cover, square millimetres
 * @param memoryAreaMm2 what memories cover
 * @param clockMhz the fastest clock
 * @param frequencyMhz the clock that power and energy are for
 * @param beyondClock whether that is faster than the fastest, even at the upper end of its range
 * @param powerMw while samples follow each other
 * @param leakageMw of it
 * @param energyNj of a classification
 */
public record NodeFigures(
        double nodeNm,
        double voltageV,
        Range logicAreaMm2,
        Range memoryAreaMm2,
        Range clockMhz,
        double frequencyMhz,
        boolean beyondClock,
        Range powerMw,
        Range leakageMw,
        Range energyNj) {
    private static final double MEGA = 1e6;
    private static final double SQUARE_MILLIMETRES = 1e-6;
    private static final double MILLI = 1e3;
    private static final double NANO = 1e9;

    static NodeFigures of(PhysicalFigures figures, Scaled scaled, EstimateOptions options) {
        Range clock = scaled.delay(figures.period()).inverse(period -> 1 / period / MEGA);
        double megahertz = options.megahertz().orElse(clock.value());
        double seconds = figures.cycles() / (megahertz * MEGA);
        Range leakage = scaled.energy(figures.power().totalLeakage());
        Range energy = scaled.energy(ClassificationEnergy.of(figures).total()).plus(leakage.times(seconds));
        return new NodeFigures(
                scaled.corner().nanometres(),
                scaled.corner().volts(),
                scaled.area(figures.area().placed()).times(SQUARE_MILLIMETRES),
                scaled.area(figures.area().totalMemories()).times(SQUARE_MILLIMETRES),
                clock,
                megahertz,
                megahertz > clock.high(),
                energy.times(MILLI / seconds),
                leakage.times(MILLI),
                energy.times(NANO));
    }

    /** Seconds that a classification takes. */
    double secondsOf(double cycles) {
        return cycles / (frequencyMhz * MEGA);
    }
}
