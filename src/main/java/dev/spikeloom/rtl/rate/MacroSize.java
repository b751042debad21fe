package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.RateDesign;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A size of memory macros.
 *
 * @param words depth in words
 * @param width bits of a word
 * @param weights of a word, each of which can be written apart
 * @param ownPort whether it has a port to read and one to write
 */
public record MacroSize(int words, int width, int weights, boolean ownPort) {
    /** Those of a design's memories, each once, input side first. */
    static List<MacroSize> of(RateDesign design) {
        return design.layers().stream()
                .flatMap(layer -> IntStream.range(0, layer.columns())
                        .map(layer::columnWeights)
                        .mapToObj(weights -> new MacroSize(
                                layer.memoryWords(), weights * layer.weightBits(), weights, design.hasLoadPorts())))
                .distinct()
                .toList();
    }

    /** Those of a design's memories of potentials. */
    static List<MacroSize> ofPotentials(RateDesign design) {
        return design.layers().stream()
                .filter(layer -> layer.potentialMemories() > 0)
                .map(layer -> new MacroSize(layer.potentialWords(), layer.potentialWordBits(), 1, true))
                .distinct()
                .toList();
    }

    /** The module in which a macro of this size stands, such as {@code sram_1rw_256x63_m9}. */
    public String module() {
        return "sram_" + (ownPort ? "1r1w_" : "1rw_") + words + "x" + width + "_m" + weights;
    }
}
