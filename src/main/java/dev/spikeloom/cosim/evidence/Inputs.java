package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.rate.DenseDesign;

/** The inputs of a layer, in words. */
final class Inputs {
    private Inputs() {}

    /** What an input of a layer is: {@code input 17 of the network}, {@code neuron 5 of layer 0}. */
    static String name(DenseDesign layer, int row) {
        return layer.index() == 0
                ? "input " + row + " of the network"
                : "neuron " + row + " of layer " + (layer.index() - 1);
    }

    /** An input, and where its weights are. */
    static String place(DenseDesign layer, int row) {
        return "row " + row + " (" + name(layer, row) + "), in bank " + layer.bankOf(row) + " row "
                + layer.bankRowOf(row);
    }
}
