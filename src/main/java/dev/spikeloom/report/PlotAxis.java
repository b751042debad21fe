package dev.spikeloom.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a {@link LinePlot}: where values lie on it, and which of them it names.
 *
 * @param label what it shows, with the unit
 * @param logarithmic to base 2, or linear
 * @param min least value shown
 * @param max greatest value shown
 * @param ticks values that are named, ascending
 */
record PlotAxis(String label, boolean logarithmic, double min, double max, List<Double> ticks) {
    /** What is left free on either side of the first and last value. */
    private static final double MARGIN = 0.04;

    private static final int TICKS = 6;

    /** Names the values themselves. */
    static PlotAxis ofValues(String label, boolean logarithmic, List<Double> values) {
        double first = logarithmic ? log2(values.get(0)) : values.get(0);
        double last = logarithmic ? log2(values.get(values.size() - 1)) : values.get(values.size() - 1);
        double margin = first == last ? 1 : MARGIN * (last - first);
        double min = first - margin;
        double max = last + margin;
        return new PlotAxis(
                label,
                logarithmic,
                logarithmic ? StrictMath.pow(2, min) : min,
                logarithmic ? StrictMath.pow(2, max) : max,
                values);
    }

    /** From the round number at or below {@code least} to the one at or above {@code greatest}, but not beyond limits. */
    static PlotAxis ofRange(String label, double least, double greatest, double lowerLimit, double upperLimit) {
        double step = roundStep(Math.max(greatest - least, 1e-6) / TICKS);
        // One value alone at the upper limit is at the top of a step, not at the bottom of one beyond it.
        long from = (long) Math.min(Math.floor(least / step), Math.ceil(upperLimit / step) - 1);
        long to = Math.max(from + 1, (long) Math.ceil(greatest / step));
        List<Double> ticks = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            double tick = i * step;
            if (tick >= lowerLimit - 1e-9 && tick <= upperLimit + 1e-9) {
                ticks.add(tick);
            }
        }
        double start = Math.max(lowerLimit, from * step);
        double end = Math.min(upperLimit, to * step);
        return new PlotAxis(label, false, start, end, ticks);
    }

    /** Where a value lies between the ends, 0 to 1. */
    double position(double value) {
        return logarithmic ? (log2(value) - log2(min)) / (log2(max) - log2(min)) : (value - min) / (max - min);
    }

    /** As {@link #position}, but at the nearer end for what is beyond it. */
    double heldPosition(double value) {
        return position(Math.max(min, Math.min(max, value)));
    }

    /** Powers of ten, so that all values that are more than zero are within. */
    static PlotAxis ofDecades(String label, List<Double> values) {
        double least = values.stream()
                .filter(value -> value > 0)
                .mapToDouble(value -> value)
                .min()
                .orElse(1);
        double most = values.stream().mapToDouble(value -> value).max().orElse(1);
        int first = (int) Math.floor(StrictMath.log10(least));
        int last = Math.max(first + 1, (int) Math.ceil(StrictMath.log10(most)));
        List<Double> ticks = new ArrayList<>();
        for (int power = first; power <= last; power++) {
            ticks.add(StrictMath.pow(10, power));
        }
        return new PlotAxis(label, true, ticks.get(0), ticks.get(ticks.size() - 1), ticks);
    }

    /** The value as the axis names it: as many decimals as its neighbours need. */
    String name(double tick) {
        for (int decimals = 0; decimals < 6; decimals++) {
            double unit = StrictMath.pow(10, -decimals);
            if (ticks.stream().allMatch(t -> Math.abs(t / unit - Math.rint(t / unit)) < 1e-6)) {
                return String.format(Locale.ROOT, "%." + decimals + "f", tick);
            }
        }
        return String.format(Locale.ROOT, "%.6f", tick);
    }

    /** 1, 2 or 5 times a power of ten, at least {@code step}. */
    private static double roundStep(double step) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(step)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= step * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }
}
