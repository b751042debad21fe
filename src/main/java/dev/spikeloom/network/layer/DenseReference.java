package dev.spikeloom.network.layer;

import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.network.neuron.RowGrouping;
import dev.spikeloom.spike.SpikeVector;

/** The arithmetic of a dense layer, whose registers may saturate. */
final class DenseReference extends NeuronReference {
    private final QuantizedDenseLayer layer;
    private final MembraneRange range;
    private final RowGrouping grouping;
    private final AddressMap addresses;
    private long saturations;

    DenseReference(QuantizedDenseLayer layer, Context context) {
        super(layer);
        this.layer = layer;
        this.range = context.range();
        this.grouping = context.grouping();
        this.addresses = context.addresses();
    }

    @Override
    void integrate(SpikeVector presynaptic, int[] v) {
        boolean first = true;
        for (int[] group : grouping.groups(presynaptic)) {
            for (int n = 0; n < v.length; n++) {
                long sum = first ? (long) start(n) + layer.biases()[n] : v[n];
                for (int spike : group) {
                    int row = addresses.of(spike);
                    sum += row == AddressMap.NONE ? 0 : layer.weights()[row][n];
                }
                v[n] = saturate(sum);
            }
            first = false;
        }
    }

    @Override
    public long saturations() {
        return saturations;
    }

    private int saturate(long sum) {
        int held = range.saturate(sum);
        if (held != sum) {
            saturations++;
        }
        return held;
    }
}
