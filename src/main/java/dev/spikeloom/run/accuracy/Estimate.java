package dev.spikeloom.run.accuracy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spikeloom.io.Json;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A mean over independent runs, and how well it is known.
 *
 * @param mean of the runs
 * @param halfWidth95 half the width of the 95 % confidence interval of the mean; not a number for a single run
 * @param min of the runs
 * @param max of the runs
 */
public record Estimate(
        int runs,
        double mean,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Json.NotFinite.class)
        double halfWidth95,

        double min,
        double max) {
    private static final double UPPER_QUANTILE = 0.975;

    /**
     * From the values of runs, at least one, taken as normally distributed: the interval is {@code mean +- t s / sqrt(n)}
     * with the quantile {@code t} of Student's distribution with {@code n - 1} degrees of freedom.
     */
    static Estimate of(List<Double> values) {
        SummaryStatistics statistics = new SummaryStatistics();
        values.forEach(statistics::addValue);
        int runs = values.size();
        double halfWidth = runs < 2
                ? Double.NaN
                : new TDistribution(runs - 1.0).inverseCumulativeProbability(UPPER_QUANTILE)
                        * statistics.getStandardDeviation()
                        / StrictMath.sqrt(runs);
        return new Estimate(runs, statistics.getMean(), halfWidth, statistics.getMin(), statistics.getMax());
    }
}
