package dev.spikeloom.physical.technology;

import dev.spikeloom.io.yaml.YamlFields;
import dev.spikeloom.physical.scale.Range;

/**
 * A published constant of a technology.
 *
 * @param name of it
 * @param range with how far off it can be
 * @param unit of it; empty if it is a number
 * @param source where it is published, or what it is derived from
 */
public record Constant(String name, Range range, String unit, String source) {
    /** Beyond any figure of silicon in the units of these files. */
    private static final double MOST = 1e6;

    /** Reads the keys {@code low}, {@code value}, {@code high}, {@code unit} and {@code source}. */
    static Constant read(String name, YamlFields fields) {
        fields.requireOnly("low", "value", "high", "unit", "source");
        return new Constant(
                name, range(fields, 0, MOST), fields.optionalText("unit").orElse(""), fields.text("source"));
    }

    /** Reads the keys {@code low}, {@code value} and {@code high}, which must be in this order. */
    static Range range(YamlFields fields, double least, double most) {
        double low = fields.number("low", least, most);
        double high = fields.number("high", low, most);
        return new Range(low, fields.number("value", low, high), high);
    }
}
