package dev.spikeloom.physical.power;

import dev.spikeloom.physical.scale.Range;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where energy goes over a number of cycles, and what leaks.
 *
 * @param cycles that it is of
 * @param joules by the path of the module or memory, and by cause; leakage is not among them
 * @param leakage watts by path
 */
public record PowerBreakdown(long cycles, Map<String, Map<Cause, Range>> joules, Map<String, Range> leakage) {
    public PowerBreakdown {
        joules = Collections.unmodifiableMap(new LinkedHashMap<>(joules));
        leakage = Collections.unmodifiableMap(new LinkedHashMap<>(leakage));
    }

    /** Joules of all modules by cause; leakage is not among them. */
    public Map<Cause, Range> byCause() {
        Map<Cause, Range> sums = new EnumMap<>(Cause.class);
        joules.values().forEach(causes -> causes.forEach((cause, energy) -> sums.merge(cause, energy, Range::plus)));
        return sums;
    }

    /** Joules of everything but leakage. */
    public Range total() {
        return byCause().values().stream().reduce(Range.ZERO, Range::plus);
    }

    /** Watts of leakage of everything. */
    public Range totalLeakage() {
        return leakage.values().stream().reduce(Range.ZERO, Range::plus);
    }
}
