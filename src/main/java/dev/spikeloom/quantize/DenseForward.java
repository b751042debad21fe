package dev.spikeloom.quantize;

import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.spike.SpikeVector;

/**
 * A dense layer: weight rows widened once, eight of them added in one pass over the potentials, so that the compiler
 * keeps the potentials in vector registers.
 */
final class DenseForward implements LayerForward {
    private final int[][] weights;
    private final Neurons neurons;
    private final int[] active;

    DenseForward(QuantizedDenseLayer layer, NeuronModel neuronModel) {
        this(widen(layer.weights()), new Neurons(layer, neuronModel));
    }

    private DenseForward(int[][] weights, Neurons neurons) {
        this.weights = weights;
        this.neurons = neurons;
        this.active = new int[weights.length];
    }

    @Override
    public DenseForward copy() {
        return new DenseForward(weights, neurons.copy());
    }

    @Override
    public void startSample() {
        neurons.startSample();
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        int[] v = neurons.startStep();
        int count = presynaptic.listSpikes(active);
        int i = 0;
        for (; i + 8 <= count; i += 8) {
            addEight(
                    v,
                    weights[active[i]],
                    weights[active[i + 1]],
                    weights[active[i + 2]],
                    weights[active[i + 3]],
                    weights[active[i + 4]],
                    weights[active[i + 5]],
                    weights[active[i + 6]],
                    weights[active[i + 7]]);
        }
        for (; i < count; i++) {
            addOne(v, weights[active[i]]);
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

    private static int[][] widen(short[][] weights) {
        int[][] rows = new int[weights.length][weights[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int n = 0; n < rows[i].length; n++) {
                rows[i][n] = weights[i][n];
            }
        }
        return rows;
    }

    private static void addEight(int[] v, int[] a, int[] b, int[] c, int[] d, int[] e, int[] f, int[] g, int[] h) {
        for (int n = 0; n < v.length; n++) {
            v[n] = v[n] + a[n] + b[n] + c[n] + d[n] + e[n] + f[n] + g[n] + h[n];
        }
    }

    private static void addOne(int[] v, int[] row) {
        for (int n = 0; n < v.length; n++) {
            v[n] += row[n];
        }
    }
}
