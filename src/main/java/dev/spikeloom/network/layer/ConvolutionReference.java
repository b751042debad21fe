package dev.spikeloom.network.layer;

import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.spike.SpikeVector;

/** The arithmetic of a convolution, whose registers may saturate. Its bias comes last. */
final class ConvolutionReference extends NeuronReference {
    private final QuantizedConvolutionLayer layer;
    private final VolumeShape in;
    private final VolumeShape out;
    private final AddressMap addresses;
    private final MembraneRange range;
    private long saturations;

    /** @throws IllegalArgumentException if rows should be added together */
    ConvolutionReference(QuantizedConvolutionLayer layer, Context context) {
        super(layer);
        context.requireOneRowAtATime();
        this.layer = layer;
        this.in = layer.input();
        this.out = layer.output();
        this.addresses = context.addresses();
        this.range = context.range();
    }

    @Override
    void integrate(SpikeVector presynaptic, int[] v) {
        for (int n = 0; n < v.length; n++) {
            v[n] = start(n);
        }
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            int address = addresses.of(i);
            if (address != AddressMap.NONE) {
                int position = address / in.channels();
                reach(position / in.columns(), position % in.columns(), address % in.channels(), v);
            }
        }
        for (int n = 0; n < v.length; n++) {
            add(v, n, layer.biases()[n % out.channels()]);
        }
    }

    /** A spike at row {@code y} and column {@code x} of the input adds its weight to each neuron that it reaches. */
    private void reach(int y, int x, int channel, int[] v) {
        for (int row = 0; row < out.rows(); row++) {
            for (int column = 0; column < out.columns(); column++) {
                int ky = y - (row * layer.stride() - layer.padding());
                int kx = x - (column * layer.stride() - layer.padding());
                if (ky >= 0 && ky < layer.kernel() && kx >= 0 && kx < layer.kernel()) {
                    short[] weights = layer.weights()[(ky * layer.kernel() + kx) * in.channels() + channel];
                    for (int c = 0; c < out.channels(); c++) {
                        add(v, out.index(row, column, c), weights[c]);
                    }
                }
            }
        }
    }

    private void add(int[] v, int neuron, int summand) {
        long sum = (long) v[neuron] + summand;
        v[neuron] = range.saturate(sum);
        if (v[neuron] != sum) {
            saturations++;
        }
    }

    @Override
    public long saturations() {
        return saturations;
    }
}
