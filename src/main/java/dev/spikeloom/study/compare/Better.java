package dev.spikeloom.study.compare;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which of two values of a figure is the better one, where that is clear. */
public enum Better {
    HIGHER,
    LOWER,
    UNCLEAR;

    private static final Pattern MORE_IS_BETTER = Pattern.compile(".*accuracy.*");
    private static final Pattern LESS_IS_BETTER = Pattern.compile(
            "(latency_cycles|initiation_interval_cycles|busiest_layer_cycles|sram_reads_per_sample|weight_sram_bytes).*"
                    + "|quantization\\[\\d+\\]\\.(clipped_weights|rms_error_float_weights|clamped_thresholds)"
                    + "|layers\\[\\d+\\]\\.saturations"
                    + "|hardware\\..*(adders|comparators|sram_bits|register_bits)"
                    + "|synthesis\\.(logic_cells|flip_flops)"
                    + "|cosim\\.differences");

    static Better of(String figure) {
        if (MORE_IS_BETTER.matcher(figure).matches()) {
            return HIGHER;
        }
        return LESS_IS_BETTER.matcher(figure).matches() ? LOWER : UNCLEAR;
    }

    /** Whether {@code value} is better than {@code base}; false where that is unclear. */
    boolean improves(double base, double value) {
        return this == HIGHER ? value > base : this == LOWER && value < base;
    }

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
