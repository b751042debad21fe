package dev.spikeloom.quantize;

import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedConvolutionLayer;
import dev.spikeloom.network.VolumeShape;
import dev.spikeloom.spike.SpikeVector;

/** A convolution: the weight rows of each active input are added to the output positions that it reaches. */
final class ConvolutionForward implements LayerForward {
    private final VolumeShape in;
    private final VolumeShape out;
    private final int kernel;
    private final short[][] weights;
    private final Neurons neurons;

    ConvolutionForward(QuantizedConvolutionLayer layer, NeuronModel neuronModel) {
        this(layer.input(), layer.output(), layer.kernel(), layer.weights(), new Neurons(layer, neuronModel));
    }

    private ConvolutionForward(VolumeShape in, VolumeShape out, int kernel, short[][] weights, Neurons neurons) {
        this.in = in;
        this.out = out;
        this.kernel = kernel;
        this.weights = weights;
        this.neurons = neurons;
    }

    @Override
    public ConvolutionForward copy() {
        return new ConvolutionForward(in, out, kernel, weights, neurons.copy());
    }

    @Override
    public void startSample() {
        neurons.startSample();
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        int[] v = neurons.startStep();
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            int channel = i % in.channels();
            int x = i / in.channels() % in.columns();
            int y = i / in.channels() / in.columns();
            for (int ky = Math.max(0, y - out.rows() + 1); ky <= Math.min(kernel - 1, y); ky++) {
                for (int kx = Math.max(0, x - out.columns() + 1); kx <= Math.min(kernel - 1, x); kx++) {
                    short[] row = weights[(ky * kernel + kx) * in.channels() + channel];
                    add(v, out.index(y - ky, x - kx, 0), row);
                }
            }
        }
        return neurons.fire();
    }

    @Override
    public int[] potentials() {
        return neurons.potentials();
    }

    @Override
    public SpikeVector spikes() {
        return neurons.spikes();
    }

    private static void add(int[] v, int first, short[] row) {
        for (int c = 0; c < row.length; c++) {
            v[first + c] += row[c];
        }
    }
}
