package dev.spikeloom.network.layer;

import dev.spikeloom.spike.SpikeVector;

/** The arithmetic of a convolution. Its potentials do not saturate. */
final class ConvolutionReference extends NeuronReference {
    private final QuantizedConvolutionLayer layer;

    /** @throws IllegalArgumentException if potentials should saturate */
    ConvolutionReference(QuantizedConvolutionLayer layer, Context context) {
        super(layer, context.neuronModel());
        context.requireUsual();
        this.layer = layer;
    }

    @Override
    void integrate(SpikeVector presynaptic, int[] v) {
        int[] biases = layer.biases();
        for (int n = 0; n < v.length; n++) {
            // Channels are innermost.
            v[n] = Math.toIntExact(start(n, biases[n % biases.length]));
        }
        VolumeShape in = layer.input();
        VolumeShape out = layer.output();
        for (int y = 0; y < out.rows(); y++) {
            for (int x = 0; x < out.columns(); x++) {
                for (int ky = 0; ky < layer.kernel(); ky++) {
                    for (int kx = 0; kx < layer.kernel(); kx++) {
                        for (int c = 0; c < in.channels(); c++) {
                            if (presynaptic.get(in.index(y + ky, x + kx, c))) {
                                short[] row = layer.weights()[(ky * layer.kernel() + kx) * in.channels() + c];
                                for (int channel = 0; channel < out.channels(); channel++) {
                                    int n = out.index(y, x, channel);
                                    v[n] = Math.addExact(v[n], row[channel]);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @Override
    public long saturations() {
        return 0;
    }
}
