package dev.spikeloom.physical.fast;

import dev.spikeloom.physical.power.Cause;
import dev.spikeloom.physical.scale.Range;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What features cost in a technology, by part, figure and feature; stored with the technology. Areas are in square
 * micrometres, leakage in picowatts, energies in femtojoules.
 *
 * @param technology its name
 * @param identity of all that its figures depend on
 * @param designs whose netlists it was fitted to
 * @param coefficients by part, by figure ({@code area}, {@code leakage}, or a cause of energy), by feature
 * @param spreads how far off leakage or the energy of a cause can be, relative to its value
 * @param placed what cells cover once they are placed, by their areas
 * @param errors of what it was fitted to
 * @param period seconds of the clock: by feature, in picoseconds
 */
public record Characterisation(
        String technology,
        String identity,
        int designs,
        Map<String, Map<String, Map<String, Double>>> coefficients,
        Map<String, Range> spreads,
        Range placed,
        FitErrors errors,
        PeriodFit period) {
    static final String AREA = "area";
    static final String LEAKAGE = "leakage";
    static final double FEMTO = 1e-15;
    static final double PICO = 1e-12;

    /** @throws IllegalArgumentException if something is missing, or a coefficient is negative or no number */
    public Characterisation {
        if (Stream.of(technology, identity, coefficients, spreads, placed, errors, period)
                .anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a key is missing");
        }
        coefficients.values().forEach(figures -> figures.values().forEach(Characterisation::requireCosts));
        requireCosts(period.coefficients());
    }

    private static void requireCosts(Map<String, Double> costs) {
        costs.forEach((feature, cost) -> {
            if (!(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(feature + " is " + cost + ", expected at least 0");
            }
        });
    }

    /**
     * Relative errors over the designs, of the energy of a run, of the area of cells and of leakage.
     *
     * @param meanEnergy mean of their magnitudes
     * @param worstEnergy largest of them
     */
    public record FitErrors(
            double meanEnergy,
            double worstEnergy,
            double meanArea,
            double worstArea,
            double meanLeakage,
            double worstLeakage) {
        /** Before they are known. */
        static final FitErrors NONE = new FitErrors(0, 0, 0, 0, 0, 0);
    }

    /**
     * The shortest clock period as a sum of features.
     *
     * @param coefficients picoseconds by feature
     * @param low the share of it that the fastest design has
     * @param high the share of it that the slowest design has
     */
    public record PeriodFit(Map<String, Double> coefficients, double low, double high) {}

    /** The same, now that its errors are known. */
    Characterisation with(FitErrors known) {
        return new Characterisation(technology, identity, designs, coefficients, spreads, placed, known, period);
    }

    private double coefficient(Part part, String figure, String feature) {
        return coefficients
                .getOrDefault(part.title(), Map.of())
                .getOrDefault(figure, Map.of())
                .getOrDefault(feature, 0.0);
    }

    /** Square micrometres of the cells of a part. */
    double area(Features of) {
        return sum(of.part(), AREA, of.sizes());
    }

    /** Of it, square micrometres of its scheduler: the priority encoder, and what waits for it. */
    double schedulerArea(Features of) {
        return sum(of.part(), AREA, of.scheduler());
    }

    /** Watts of the cells of a part. */
    double leakage(Features of) {
        return PICO * sum(of.part(), LEAKAGE, of.sizes());
    }

    /** Joules of a part by one of the causes that are fitted. */
    double joules(Features of, Cause cause) {
        return FEMTO * sum(of.part(), cause.name(), of.of(cause));
    }

    /** A figure of a part: the sum of what its features cost. */
    private double sum(Part part, String figure, Map<String, Double> features) {
        return features.entrySet().stream()
                .mapToDouble(feature -> feature.getValue() * coefficient(part, figure, feature.getKey()))
                .sum();
    }
}
