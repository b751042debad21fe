package dev.spikeloom.report;

import dev.spikeloom.study.sweep.Figure;
import dev.spikeloom.study.sweep.PointResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of sweeps as plots show them: with their units, and accuracy in percent. */
final class FigureAxis {
    private static final Map<String, String> UNITS =
            Map.of("nj", "nJ", "mm2", "mm2", "us", "us", "mw", "mW", "mhz", "MHz");
    private static final int PERCENT = 100;

    /** From which ratio of the most to the least on an axis is logarithmic. */
    private static final double WIDE = 50;

    private FigureAxis() {}

    /** The name with its unit. */
    static String label(Figure figure) {
        if (figure == Figure.ACCURACY) {
            return "test accuracy (%)";
        }
        if (figure == Figure.ENERGY) {
            return ChipPlot.ENERGY;
        }
        StringBuilder name = new StringBuilder();
        String unit = figure.key().startsWith("latency") && !figure.key().endsWith("_us") ? "cycles" : "";
        for (String word : figure.key().split("_", -1)) {
            if (UNITS.containsKey(word)) {
                unit = UNITS.get(word);
            } else {
                name.append(name.length() == 0 ? "" : " ").append(word);
            }
        }
        return name + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    /** What a point has of it, as it is shown. */
    static double value(Figure figure, PointResult point) {
        return scale(figure) * point.figures().get(figure.key()).doubleValue();
    }

    static double scale(Figure figure) {
        return figure == Figure.ACCURACY ? PERCENT : 1;
    }

    /** An axis for some values: by powers of ten if they are far apart. */
    static PlotAxis of(Figure figure, List<Double> values) {
        double least = values.stream().mapToDouble(value -> value).min().orElse(0);
        double most = values.stream().mapToDouble(value -> value).max().orElse(1);
        if (least > 0 && most > WIDE * least) {
            return PlotAxis.ofDecades(label(figure), values);
        }
        double limit = figure == Figure.ACCURACY ? PERCENT : Double.POSITIVE_INFINITY;
        if (least == most) {
            return PlotAxis.ofRange(label(figure), least * 0.9, Math.min(limit, most * 1.1 + 1e-3), 0, limit);
        }
        return PlotAxis.ofRange(label(figure), least, most, 0, limit);
    }

    /** With few digits. */
    static String number(Figure figure, double value) {
        return figure == Figure.ACCURACY ? String.format(Locale.ROOT, "%.2f", value) : EstimateReport.number(value);
    }
}
