package dev.spikeloom.study.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.spikeloom.io.InputException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found of a point.
 *
 * @param point its number in the sweep
 * @param parameters by their paths
 * @param figures by their keys; empty if the point was skipped
 * @param skipped why it is not possible; null if it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PointResult(int point, Map<String, String> parameters, Map<String, BigDecimal> figures, String skipped) {
    public PointResult {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Of a point that is not possible. */
    static PointResult skipped(int point, Map<String, String> parameters, InputException cause) {
        return new PointResult(point, parameters, Map.of(), cause(cause));
    }

    /** Why a point is not possible; that its settings come one by one is nothing to the reader. */
    static String cause(InputException e) {
        return e.getMessage().replaceFirst("^--set: ", "");
    }

    boolean possible() {
        return skipped == null;
    }
}
