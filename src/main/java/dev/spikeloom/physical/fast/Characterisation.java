package dev.spikeloom.physical.fast;

import java.util.Map;

/**
 * What features cost in a technology, by part, figure and feature; stored with the technology. Areas are in square
 * micrometres, leakage in picowatts, energies in femtojoules.
 *
 * @param technology its name
 * @param identity of all that its figures depend on
 * @param designs whose netlists it was fitted to
 * @param coefficients by part, by figure ({@code area}, {@code leakage}, or a cause of energy), by feature
 * @param spreads how far off a figure can be, relative to its value
 * @param errors of what it was fitted to
 * @param period seconds of the clock: by feature, in picoseconds
 */
public record Characterisation(
        String technology,
        String identity,
        int designs,
        Map<String, Map<String, Map<String, Double>>> coefficients,
        Map<String, Spread> spreads,
        FitErrors errors,
        PeriodFit period) {
    static final String AREA = "area";
    static final String LEAKAGE = "leakage";
    static final double FEMTO = 1e-15;
    static final double PICO = 1e-12;

    /** @throws IllegalArgumentException if something is missing, or a coefficient is negative or no number */
    public Characterisation {
        if (technology == null || identity == null || spreads == null || errors == null || period == null) {
            throw new IllegalArgumentException("a key is missing");
        }
        if (coefficients == null) {
            throw new IllegalArgumentException("coefficients are missing");
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

    /** @param low share of a value at the lower end, at most 1 */
    public record Spread(double low, double high) {}

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
            double worstLeakage) {}

    /**
     * The shortest clock period as a sum of features.
     *
     * @param coefficients picoseconds by feature
     * @param low the share of it that the fastest design has
     * @param high the share of it that the slowest design has
     */
    public record PeriodFit(Map<String, Double> coefficients, double low, double high) {}

    double coefficient(Part part, String figure, String feature) {
        return coefficients
                .getOrDefault(part.title(), Map.of())
                .getOrDefault(figure, Map.of())
                .getOrDefault(feature, 0.0);
    }

    /** A figure of a part: the sum of what its features cost. */
    double sum(Part part, String figure, Map<String, Double> features) {
        return features.entrySet().stream()
                .mapToDouble(feature -> feature.getValue() * coefficient(part, figure, feature.getKey()))
                .sum();
    }
}
