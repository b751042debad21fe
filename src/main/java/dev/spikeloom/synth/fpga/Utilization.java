package dev.spikeloom.synth.fpga;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Cells by their kind.
 *
 * @param cells without those kinds of which there are none
 */
public record Utilization(Map<CellKind, Long> cells) {
    public static final Utilization NONE = new Utilization(Map.of());

    public Utilization {
        EnumMap<CellKind, Long> sorted = new EnumMap<>(CellKind.class);
        sorted.putAll(cells);
        cells = Collections.unmodifiableMap(sorted);
    }

    public long count(CellKind kind) {
        return cells.getOrDefault(kind, 0L);
    }

    Utilization plus(Utilization more) {
        Map<CellKind, Long> sum = new EnumMap<>(CellKind.class);
        sum.putAll(cells);
        more.cells.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
        return new Utilization(sum);
    }

    Utilization times(long instances) {
        Map<CellKind, Long> product = new EnumMap<>(CellKind.class);
        cells.forEach((kind, count) -> product.put(kind, count * instances));
        return new Utilization(product);
    }
}
