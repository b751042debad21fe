package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.QuantizedLayer;

/** The weights of a layer, to be summed in 32 bits. */
interface RowSums {
    /** The fastest that holds the weights of a layer. */
    static RowSums of(QuantizedLayer.Weighted layer) {
        return ByteRows.hold(layer) ? new ByteSums(ByteRows.of(layer)) : new IntSums(layer.weights());
    }

    /** The length of an array of sums: at least the columns of the weight rows. */
    int columns();

    /**
     * Adds weight rows to {@code sums} and subtracts others.
     *
     * @param list first the {@code added} rows to add, then those to subtract
     * @param count how many rows the list has in all
     */
    void sum(int[] sums, int[] list, int added, int count);

    /** The same weights for another thread. */
    RowSums copy();
}
