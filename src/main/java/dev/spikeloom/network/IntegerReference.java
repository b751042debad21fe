package dev.spikeloom.network;

import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;

/**
 * The arithmetic of networks in integers, without any notion of cycles. It is the specification that everything else is
 * held to; it is written to be read. At each time step, for each layer from the input side on, for each neuron:
 *
 * <ol>
 *   <li>The membrane potential {@code v} starts at zero with {@link NeuronModel.Kind#SNN_DC} (discontinuous integration;
 *       Yin et al. 2017, eq. 2 and 3), and at what the last time step left of it with {@link NeuronModel.Kind#SNN_CT}
 *       (continuous integration; eq. 5 to 7) and {@link NeuronModel.Kind#LIF}. It is zero at the start of a sample. With
 *       LIF it leaks: {@code v -= v >> leakShift}, an arithmetic shift, which rounds {@code v / 2^leakShift} toward minus
 *       infinity: {@code 0 <= v < 2^leakShift} stays as it is, -1 becomes 0.
 *   <li>{@code v += bias}, then {@code v += weight} for each active presynaptic neuron in ascending order. A neuron of a
 *       convolution is connected to the square of positions from its own row and column on, in all channels.
 *   <li>The neuron spikes if and only if {@code v > threshold}, signed.
 *   <li>With SNN-CT and LIF, a spike leaves {@code v - threshold} ({@link NeuronModel.Reset#SUBTRACT}) or 0 ({@link
 *       NeuronModel.Reset#ZERO}) for the next time step, no spike leaves {@code v}.
 * </ol>
 *
 * <p>Max pooling is the OR of the spikes of a square. All sums are exact: within a time step, no sum of a valid layer can
 * leave 32 bits; a potential that would leave them over many time steps is an {@link ArithmeticException}.
 */
public final class IntegerReference implements TimeStepForward {
    private final NeuronModel neuronModel;
    private final List<QuantizedLayer> layers;
    /** {@code [layer][neuron]}: the potentials at the firing check. */
    private final int[][] potentials;
    /** {@code [layer][neuron]}: the potentials that the next time step starts from. */
    private final int[][] carried;

    private final SpikeVector[] spikes;

    public IntegerReference(QuantizedNetwork network) {
        this.neuronModel = network.neuronModel();
        this.layers = network.layers();
        this.potentials = layers.stream().map(IntegerReference::neurons).toArray(int[][]::new);
        this.carried = layers.stream().map(IntegerReference::neurons).toArray(int[][]::new);
        this.spikes = layers.stream().map(l -> new SpikeVector(l.neurons())).toArray(SpikeVector[]::new);
    }

    @Override
    public void startSample() {
        for (int[] layer : carried) {
            Arrays.fill(layer, 0);
        }
    }

    @Override
    public SpikeVector step(SpikeVector input) {
        SpikeVector presynaptic = input;
        for (int i = 0; i < spikes.length; i++) {
            spikes[i].clear();
            if (layers.get(i) instanceof MaxPoolLayer pool) {
                pool(pool, presynaptic, spikes[i]);
            } else if (layers.get(i) instanceof QuantizedDenseLayer dense) {
                start(i, dense);
                integrate(dense, presynaptic, potentials[i]);
                fire(i, dense);
            } else if (layers.get(i) instanceof QuantizedConvolutionLayer convolution) {
                start(i, convolution);
                integrate(convolution, presynaptic, potentials[i]);
                fire(i, convolution);
            }
            presynaptic = spikes[i];
        }
        return presynaptic;
    }

    /** The membrane potentials of a layer at the firing check of the last step; none for max pooling. */
    public int[] potentials(int layer) {
        return potentials[layer];
    }

    /** The spikes of a layer at the last step. */
    public SpikeVector spikes(int layer) {
        return spikes[layer];
    }

    private void start(int index, QuantizedLayer.Weighted layer) {
        int[] v = potentials[index];
        int[] biases = layer.biases();
        for (int n = 0; n < v.length; n++) {
            // Neurons of a convolution are numbered channels innermost; a dense layer has a bias a neuron.
            v[n] = Math.addExact(leaked(carried[index][n]), biases[n % biases.length]);
        }
    }

    private int leaked(int v) {
        return neuronModel.kind() == NeuronModel.Kind.LIF ? v - (v >> neuronModel.leakShift()) : v;
    }

    private static void integrate(QuantizedDenseLayer layer, SpikeVector presynaptic, int[] v) {
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            for (int n = 0; n < v.length; n++) {
                v[n] = Math.addExact(v[n], layer.weights()[i][n]);
            }
        }
    }

    private static void integrate(QuantizedConvolutionLayer layer, SpikeVector presynaptic, int[] v) {
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

    private void fire(int index, QuantizedLayer.Weighted layer) {
        int[] v = potentials[index];
        int[] thresholds = layer.thresholds();
        for (int n = 0; n < v.length; n++) {
            int threshold = thresholds[n % thresholds.length];
            boolean spike = v[n] > threshold;
            if (spike) {
                spikes[index].set(n);
            }
            if (neuronModel.carriesOver()) {
                carried[index][n] = spike ? reset(v[n], threshold) : v[n];
            }
        }
    }

    private int reset(int v, int threshold) {
        return neuronModel.subtracts() ? v - threshold : 0;
    }

    private static void pool(MaxPoolLayer layer, SpikeVector presynaptic, SpikeVector spikes) {
        VolumeShape in = layer.input();
        VolumeShape out = layer.output();
        for (int y = 0; y < out.rows() * layer.size(); y++) {
            for (int x = 0; x < out.columns() * layer.size(); x++) {
                for (int c = 0; c < in.channels(); c++) {
                    if (presynaptic.get(in.index(y, x, c))) {
                        spikes.set(out.index(y / layer.size(), x / layer.size(), c));
                    }
                }
            }
        }
    }

    private static int[] neurons(QuantizedLayer layer) {
        return new int[layer instanceof QuantizedLayer.Weighted ? layer.neurons() : 0];
    }
}
