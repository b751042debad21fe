package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** The input current of a fully connected layer: the weight rows of its active inputs, and its biases. */
final class DenseCurrent implements FloatWeightedLayer.InputCurrent {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final DenseLayer layer;
    private final RowList rows;
    private final int[] active;

    private DenseCurrent(DenseLayer layer, AddressMap addresses) {
        this.layer = layer;
        this.rows = new RowList(addresses);
        this.active = new int[addresses.from().size()];
    }

    static FloatLayer layer(DenseLayer layer, AddressMap addresses) {
        return new FloatWeightedLayer(layer, new DenseCurrent(layer, addresses));
    }

    @Override
    public void of(SpikeVector presynaptic, float[] current) {
        Arrays.fill(current, 0);
        KERNELS.addRows(current, 0, current.length, layer.weights(), active, rows.list(presynaptic, active));
        KERNELS.scaleAndAddBias(current, 1, layer.biases());
    }
}
