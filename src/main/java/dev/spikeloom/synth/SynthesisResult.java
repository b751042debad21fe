package dev.spikeloom.synth;

import dev.spikeloom.rtl.ModuleNames;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What synthesis made of a design.
 *
 * @param cells cells by type over the whole hierarchy: Yosys' own gates such as {@code $_AND_}, or those of a library;
 *     and the memory banks, such as {@code sram_bank}, or {@code weight_rom_0_1}
 * @param warnings every warning, as it was printed
 */
public record SynthesisResult(SortedMap<String, Long> cells, List<String> warnings) {

    public SynthesisResult {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        warnings = List.copyOf(warnings);
    }

    /** Gates and flip-flops; the memory banks are not among them. */
    public long logicCells() {
        return cells.values().stream().mapToLong(Long::longValue).sum() - memoryBanks();
    }

    public long flipFlops() {
        return count("DFF");
    }

    public long latches() {
        return count("LATCH");
    }

    public long memoryBanks() {
        return cells.entrySet().stream()
                .filter(cell -> ModuleNames.isMemory(cell.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long count(String kind) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().startsWith("$_") && cell.getKey().contains(kind))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
