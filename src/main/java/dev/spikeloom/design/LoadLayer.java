package dev.spikeloom.design;

/**
 * A layer whose weights, thresholds and biases can be loaded.
 *
 * @param index its number on the load port
 * @param rows weight rows, at least 1
 * @param neurons weights of a row, thresholds and biases, at least 1
 */
public record LoadLayer(int index, int rows, int neurons) {
    public int lastRow() {
        return rows - 1;
    }

    public int lastNeuron() {
        return neurons - 1;
    }
}
