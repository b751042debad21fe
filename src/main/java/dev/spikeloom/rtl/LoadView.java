package dev.spikeloom.rtl;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.LayerDesign;
import java.util.function.ToIntFunction;

/**
 * Widths in bits of the load port, which serves all layers and so is as wide as the widest needs it.
 *
 * @param layerWidth of a layer's number
 * @param rowWidth of a presynaptic index
 * @param neuronWidth of a postsynaptic index
 * @param dataWidth of a threshold, which is wider than any weight
 */
public record LoadView(int layerWidth, int rowWidth, int neuronWidth, int dataWidth) {
    static LoadView of(Design design) {
        return new LoadView(
                Math.max(1, 32 - Integer.numberOfLeadingZeros(design.layers().size() - 1)),
                widest(design, LayerDesign::indexBits),
                widest(design, LayerDesign::neuronBits),
                widest(design, LayerDesign::membraneBits));
    }

    private static int widest(Design design, ToIntFunction<LayerDesign> width) {
        return design.layers().stream().mapToInt(width).max().orElseThrow();
    }
}
