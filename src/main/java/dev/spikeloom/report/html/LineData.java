package dev.spikeloom.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * What a chart of lines shows: series of values over the same numbers.
 *
 * @param across what the numbers are
 * @param upwards what the values are
 * @param percent whether they are shares, 0 to 1
 * @param at the numbers, the smallest first
 * @param series added one by one
 */
public record LineData(String across, String upwards, boolean percent, List<? extends Number> at, List<Series> series) {
    /** @param values one for each of the numbers; null for none */
    record Series(String name, List<Double> values) {}

    /** Of nothing yet. */
    public static LineData over(String across, String upwards, List<? extends Number> at) {
        return new LineData(across, upwards, false, at, new ArrayList<>());
    }

    /** Of nothing yet; values are shares, 0 to 1. */
    public LineData inPercent() {
        return new LineData(across, upwards, true, at, new ArrayList<>());
    }

    /** @param values one for each of the numbers; null or not a number for none */
    public LineData add(String name, List<Double> values) {
        List<Double> finite = new ArrayList<>();
        values.forEach(value -> finite.add(value == null || !Double.isFinite(value) ? null : value));
        series.add(new Series(ShownText.of(name), finite));
        return this;
    }
}
