package dev.spikeloom.study.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A key and its value in each run.
 *
 * @param topic its group
 * @param key of the experiment, or the path of a figure
 * @param better which value is the better one
 * @param values a run each; null where a run has none
 */
public record Row(Topic topic, String key, Better better, List<JsonNode> values) {
    /** Figures of which others give the sum: a time step, a bank, an epoch, a file each. */
    private static final Pattern DETAIL =
            Pattern.compile(".*(_by_time_steps|_by_head|_by_step|_by_bank|_by_use|_by_part|epochs\\[|rtl\\.files"
                    + "|register_banks|synthesis\\.cells|widenings|activation_scales).*"
                    + "|layers\\[\\d+\\]\\.(banks|macros).*"
                    + "|hardware\\.(architecture|layers\\[\\d+\\]\\.(architecture|macros|sram|.*_bits)).*");

    public Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Whether not all runs have the same. */
    public boolean differs() {
        return values.stream().anyMatch(value -> !Objects.equals(value, values.get(0)));
    }

    /** Whether other figures say the same in short. */
    public boolean detail() {
        return DETAIL.matcher(key).matches();
    }

    /** By how much a run differs from the first as a share of that; not a number where there is no such share. */
    public double change(int run) {
        JsonNode base = values.get(0);
        JsonNode value = values.get(run);
        boolean numbers = base != null && value != null && base.isNumber() && value.isNumber();
        return numbers && base.doubleValue() != 0 ? value.doubleValue() / base.doubleValue() - 1 : Double.NaN;
    }

    /** Whether a run is better than the first, clearly. */
    public boolean improves(int run) {
        return comparable(run)
                && better.improves(values.get(0).doubleValue(), values.get(run).doubleValue());
    }

    /** Whether a run is worse than the first, clearly. */
    public boolean worsens(int run) {
        return comparable(run)
                && better.improves(values.get(run).doubleValue(), values.get(0).doubleValue());
    }

    private boolean comparable(int run) {
        JsonNode base = values.get(0);
        JsonNode value = values.get(run);
        return base != null && value != null && base.isNumber() && value.isNumber();
    }
}
