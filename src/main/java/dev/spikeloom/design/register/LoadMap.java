package dev.spikeloom.design.register;

import java.util.List;

/**
 * The load port of the core: its widths in bits, and what exists behind it.
 *
 * @param layerBits of a layer's number, 1 to 31
 * @param rowBits of a weight row's number, 1 to 31
 * @param neuronBits of a neuron's number, 1 to 31
 * @param dataBits of a weight, threshold or bias, 2 to 32
 * @param lanes numbers that are written at once, a power of two up to 16
 * @param readBack whether numbers can be read again
 * @param whileBusy whether numbers can be written while spikes are in flight
 * @param layers those that can be loaded, at least one, in ascending order of their numbers
 */
public record LoadMap(
        int layerBits,
        int rowBits,
        int neuronBits,
        int dataBits,
        int lanes,
        boolean readBack,
        boolean whileBusy,
        List<LoadLayer> layers) {
    /** Cycles from a read to the number. */
    public static final int READ_CYCLES = 3;

    /** What the port calls a weight, a threshold and a bias. */
    public static final int WEIGHT = 0;

    public static final int THRESHOLD = 1;
    public static final int BIAS = 2;

    public LoadMap {
        layers = List.copyOf(layers);
    }

    /** A port that takes one number at once, and gives it back. */
    public LoadMap(int layerBits, int rowBits, int neuronBits, int dataBits, List<LoadLayer> layers) {
        this(layerBits, rowBits, neuronBits, dataBits, 1, true, false, layers);
    }

    /** Bits of a weight where several come at once: whole bytes. */
    public static int streamBits(int weightBits) {
        return weightBits <= Byte.SIZE ? Byte.SIZE : Short.SIZE;
    }

    /** Logarithm of {@link #lanes}. */
    public int laneBits() {
        return Integer.numberOfTrailingZeros(lanes);
    }

    /** Cycles from a read to the number. */
    public int readCycles() {
        return READ_CYCLES;
    }

    /** Whether the weights of all layers have the same range. */
    public boolean weightsAlike() {
        return layers.stream().map(LoadLayer::weights).distinct().count() == 1;
    }

    /** The number of the first layer that can be loaded. */
    public int firstLayer() {
        return layers.get(0).index();
    }

    /** The number of the last weight row of the layer that has the most. */
    public int lastRow() {
        return layers.stream().mapToInt(LoadLayer::lastRow).max().orElseThrow();
    }

    /** The number of the last neuron of the layer that has the most. */
    public int lastNeuron() {
        return layers.stream().mapToInt(LoadLayer::lastNeuron).max().orElseThrow();
    }

    /** Whether any layer has biases. */
    public boolean anyBiases() {
        return layers.stream().anyMatch(LoadLayer::hasBiases);
    }

    /** Whether every layer has biases. */
    public boolean allBiases() {
        return layers.stream().allMatch(LoadLayer::hasBiases);
    }

    /** The greatest number of a target that some layer has. */
    public int lastTarget() {
        return anyBiases() ? BIAS : THRESHOLD;
    }

    /** Whether there is a single layer, and every number of a row that the port can be given exists in it. */
    public boolean everyRow() {
        return layers.size() == 1 && lastRow() == (1 << rowBits) - 1;
    }

    /** The same of neurons. */
    public boolean everyNeuron() {
        return layers.size() == 1 && lastNeuron() == (1 << neuronBits) - 1;
    }
}
