package dev.spikeloom.rtl;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.LoadMap;

/**
 * Widths in bits of the load port, which serves all layers and so is as wide as the widest needs it.
 *
 * @param layerWidth of a layer's number
 * @param rowWidth of a presynaptic index
 * @param neuronWidth of a postsynaptic index
 * @param dataWidth of a weight, a threshold or a bias
 */
public record LoadView(int layerWidth, int rowWidth, int neuronWidth, int dataWidth) {
    static LoadView of(Design design) {
        LoadMap load = design.loadMap();
        return new LoadView(load.layerBits(), load.rowBits(), load.neuronBits(), load.dataBits());
    }
}
