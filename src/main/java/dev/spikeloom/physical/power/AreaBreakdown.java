package dev.spikeloom.physical.power;

import dev.spikeloom.physical.scale.Range;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a design covers.
 *
 * @param cells square micrometres of the cells of each module by its path, without what is within it
 * @param memories square micrometres of each memory by its path
 * @param placed what all cells cover once they are placed
 */
public record AreaBreakdown(Map<String, Double> cells, Map<String, Range> memories, Range placed) {
    public AreaBreakdown {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        memories = Collections.unmodifiableMap(new LinkedHashMap<>(memories));
    }

    /** Square micrometres of all cells. */
    public double totalCells() {
        return cells.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Square micrometres of all memories. */
    public Range totalMemories() {
        return memories.values().stream().reduce(Range.ZERO, Range::plus);
    }
}
