package dev.spikeloom.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * What a chart of bars shows: for each category, parts that stand on each other.
 *
 * @param unit what the values are
 * @param parts added one by one
 */
public record BarData(String unit, List<String> categories, List<Part> parts) {
    /** @param values one for each category */
    record Part(String name, List<Double> values) {}

    /** Of nothing yet. */
    public static BarData of(String unit, List<String> categories) {
        return new BarData(unit, categories.stream().map(ShownText::of).toList(), new ArrayList<>());
    }

    /** @param values one for each category */
    public BarData add(String name, List<Double> values) {
        parts.add(new Part(
                ShownText.of(name),
                values.stream().map(value -> Double.isFinite(value) ? value : 0).toList()));
        return this;
    }
}
