package dev.spikeloom.regress.output;

import dev.spikeloom.io.Json;
import java.util.List;

/**
 * All that a regression found: {@code results.json}.
 *
 * @param suite its name
 * @param items in the order of the suite
 * @param history of the regressions in this folder, the oldest first; this one is the last
 */
public record Results(String suite, List<ItemResult> items, List<Past> history) {
    public Results {
        items = List.copyOf(items);
        history = List.copyOf(history);
    }

    /** How many items of a regression ended how. */
    public record Past(String label, int passed, int failed, int skipped) {}

    /** Items that ended so. */
    public int count(Outcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }

    public String toJson() {
        return Json.text(this);
    }
}
