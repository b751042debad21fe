package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** A convolution whose potentials saturate with each weight that is added, and with the bias, which comes last. */
final class SaturatingConvolution implements LayerForward {
    private final QuantizedConvolutionLayer layer;
    private final NeuronModel neuronModel;
    private final MembraneRange range;
    private final AddressMap addresses;
    private final VolumeShape in;
    private final VolumeShape out;
    private final int least;
    private final int greatest;

    /** At the firing check. */
    private final int[] v;
    /** What the last time step left, if potentials carry over. */
    private final int[] carried;

    private final SpikeVector spikes;
    private long saturations;

    SaturatingConvolution(
            QuantizedConvolutionLayer layer, NeuronModel neuronModel, MembraneRange range, AddressMap addresses) {
        this.layer = layer;
        this.neuronModel = neuronModel;
        this.range = range;
        this.addresses = addresses;
        this.in = layer.input();
        this.out = layer.output();
        this.least = range.min();
        this.greatest = range.max();
        this.v = new int[out.size()];
        this.carried = new int[out.size()];
        this.spikes = new SpikeVector(out.size());
    }

    @Override
    public SaturatingConvolution copy() {
        return new SaturatingConvolution(layer, neuronModel, range, addresses);
    }

    @Override
    public void startSample() {
        Arrays.fill(carried, 0);
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        Leak leak = neuronModel.leak();
        for (int n = 0; n < v.length; n++) {
            v[n] = leak.left(carried[n]);
        }
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            int address = addresses.of(i);
            if (address != AddressMap.NONE) {
                int position = address / in.channels();
                scatter(position / in.columns(), position % in.columns(), address % in.channels());
            }
        }
        int[] biases = layer.biases();
        for (int n = 0; n < v.length; n++) {
            hold(n, (long) v[n] + biases[n % biases.length]);
        }
        fire();
        return spikes;
    }

    @Override
    public int[] potentials() {
        return v.clone();
    }

    @Override
    public SpikeVector spikes() {
        return spikes;
    }

    @Override
    public long saturations() {
        return saturations;
    }

    private void scatter(int y, int x, int channel) {
        int stride = layer.stride();
        int paddedRow = y + layer.padding();
        int paddedColumn = x + layer.padding();
        for (int ky = paddedRow % stride; ky < layer.kernel(); ky += stride) {
            int row = (paddedRow - ky) / stride;
            for (int kx = paddedColumn % stride; kx < layer.kernel(); kx += stride) {
                int column = (paddedColumn - kx) / stride;
                boolean inside = ky <= paddedRow && kx <= paddedColumn && row < out.rows() && column < out.columns();
                if (inside) {
                    add(out.index(row, column, 0), (ky * layer.kernel() + kx) * in.channels() + channel);
                }
            }
        }
    }

    private void add(int firstNeuron, int weightRow) {
        short[] row = layer.weights()[weightRow];
        for (int channel = 0; channel < row.length; channel++) {
            hold(firstNeuron + channel, (long) v[firstNeuron + channel] + row[channel]);
        }
    }

    private void hold(int neuron, long exact) {
        int held = (int) Math.max(least, Math.min(greatest, exact));
        saturations += held == exact ? 0 : 1;
        v[neuron] = held;
    }

    private void fire() {
        int[] thresholds = layer.thresholds();
        spikes.clear();
        for (int n = 0; n < v.length; n++) {
            int threshold = thresholds[n % thresholds.length];
            boolean spike = v[n] > threshold;
            if (spike) {
                spikes.set(n);
            }
            if (neuronModel.carriesOver()) {
                carried[n] = spike ? (neuronModel.subtracts() ? v[n] - threshold : 0) : v[n];
            }
        }
    }
}
