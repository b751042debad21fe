package dev.spikeloom.report.html.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value for each of many points, written short: one value that all have, the different values with an index a point, or a
 * value a point.
 *
 * @param one that all have; null if they differ
 * @param values the different ones, or one a point if there are no indices; null if all have the same
 * @param at an index a point; null if there is none
 */
record CodedColumn(
        @JsonInclude(JsonInclude.Include.NON_NULL) Object one,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Object> values,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Integer> at) {
    /** Indices are shorter than values if there are few of the latter. */
    private static final int POINTS_A_VALUE = 3;

    /** @param all one a point; null for none */
    static CodedColumn of(List<?> all) {
        Map<Object, Integer> index = new LinkedHashMap<>();
        List<Integer> at = new ArrayList<>(all.size());
        for (Object value : all) {
            Integer known = index.get(value);
            if (known == null && !index.containsKey(value)) {
                known = index.size();
                index.put(value, known);
            }
            at.add(known);
        }
        List<Object> values = new ArrayList<>(index.keySet());
        if (values.size() == 1 && values.get(0) != null) {
            return new CodedColumn(values.get(0), null, null);
        }
        return values.size() * POINTS_A_VALUE <= all.size()
                ? new CodedColumn(null, values, at)
                : new CodedColumn(null, new ArrayList<>(all), null);
    }
}
