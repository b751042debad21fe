package dev.spikeloom.report;

import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.run.accuracy.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {
    private Figures() {}

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A dash for what is not a number. */
    public static String percent(double fraction) {
        return !Double.isFinite(fraction) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    /** With the 95 % confidence interval, if there is one: {@code 98.72 +- 0.03 %}. */
    public static String percent(Estimate accuracy) {
        return Double.isFinite(accuracy.halfWidth95())
                ? String.format(Locale.ROOT, "%.2f +- %.2f %%", 100 * accuracy.mean(), 100 * accuracy.halfWidth95())
                : percent(accuracy.mean());
    }

    /** What a figure of accuracies shows: how many runs its points are of, and what its error bars are. */
    static String runs(int runs) {
        return runs == 1
                ? "1 run"
                : "mean of " + plural(runs, "run") + "; error bars: 95 % confidence interval of the mean";
    }

    /** A dash for what is not a number, such as the interval of a single image. */
    public static String decimal(double value) {
        return !Double.isFinite(value) ? "-" : String.format(Locale.ROOT, "%,.2f", value);
    }

    /** {@code 1 image}, {@code 2 images}. */
    public static String plural(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 1 bit}, {@code 7 bits}; {@code 8, 4, 2 bits} where layers have others. */
    public static String bits(List<Integer> values) {
        return PerLayer.text(values) + (values.equals(List.of(1)) ? " bit" : " bits");
    }

    /** What one thing of many takes: {@code 3.1 ms}, {@code 2.4 s}. */
    static String each(double seconds) {
        boolean small = seconds < 0.1;
        BigDecimal shown = new BigDecimal(small ? seconds * 1000 : seconds, new MathContext(2));
        return shown.toPlainString() + (small ? " ms" : " s");
    }

    /** What a large work takes: {@code 42 s}, {@code 3 min}, {@code 14 h}, {@code 3.2 days}. */
    static String roughly(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%.0f s", Math.ceil(seconds));
        }
        if (seconds < 90 * 60) {
            return String.format(Locale.ROOT, "%.0f min", seconds / 60);
        }
        return seconds < 48 * 3600
                ? String.format(Locale.ROOT, "%.1f h", seconds / 3600)
                : String.format(Locale.ROOT, "%.1f days", seconds / 86400);
    }

    /** {@code 12 kB}, {@code 3.4 GB}. */
    public static String bytes(double count) {
        if (count < 1e6) {
            return String.format(Locale.ROOT, "%.0f kB", Math.ceil(count / 1e3));
        }
        return count < 1e9
                ? String.format(Locale.ROOT, "%.1f MB", count / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", count / 1e9);
    }

    /** A stretch of time, as precise as it is worth: {@code 0.4 s}, {@code 42 s}, {@code 3 min 05 s}. */
    static String duration(long nanos) {
        double seconds = nanos / 1e9;
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
}
