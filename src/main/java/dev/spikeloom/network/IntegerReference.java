package dev.spikeloom.network;

import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.Collections;
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
 *
 * <p><b>Saturation.</b> The registers of a dense layer may be narrower ({@link MembraneRange}). They are written once for
 * each group of weight rows that the hardware adds in one cycle ({@link RowGrouping}), and saturate then: the first group
 * of a time step sets {@code v} to the saturated sum of step 1, the bias and the rows of the group, each other one to the
 * saturated sum of {@code v} and its rows. These sums are exact before they saturate. What a spike leaves always fits.
 */
public final class IntegerReference implements TimeStepForward {
    private final NeuronModel neuronModel;
    private final List<QuantizedLayer> layers;
    private final List<MembraneRange> ranges;
    private final List<RowGrouping> groupings;
    /** {@code [layer][neuron]}: the potentials at the firing check. */
    private final int[][] potentials;
    /** {@code [layer][neuron]}: the potentials that the next time step starts from. */
    private final int[][] carried;

    private final SpikeVector[] spikes;
    private final long[] saturations;

    /** The reference of a network whose registers hold every potential. */
    public IntegerReference(QuantizedNetwork network) {
        this(
                network,
                Collections.nCopies(network.layers().size(), MembraneRange.UNBOUNDED),
                Collections.nCopies(network.layers().size(), RowGrouping.ONE_AT_A_TIME));
    }

    /**
     * The reference of a network in hardware whose registers may saturate.
     *
     * @param ranges of the registers, one a layer
     * @param groupings of the weight rows, one a layer
     * @throws IllegalArgumentException if there is not one of each for each layer, or one that is not the usual for a layer
     *     that is not dense
     */
    public IntegerReference(QuantizedNetwork network, List<MembraneRange> ranges, List<RowGrouping> groupings) {
        this.neuronModel = network.neuronModel();
        this.layers = network.layers();
        this.ranges = List.copyOf(ranges);
        this.groupings = List.copyOf(groupings);
        requireOneForEachLayer();
        this.potentials = layers.stream().map(IntegerReference::neurons).toArray(int[][]::new);
        this.carried = layers.stream().map(IntegerReference::neurons).toArray(int[][]::new);
        this.spikes = layers.stream().map(l -> new SpikeVector(l.neurons())).toArray(SpikeVector[]::new);
        this.saturations = new long[layers.size()];
    }

    private void requireOneForEachLayer() {
        if (ranges.size() != layers.size() || groupings.size() != layers.size()) {
            throw new IllegalArgumentException(
                    ranges.size() + " ranges and " + groupings.size() + " groupings for " + layers.size() + " layers");
        }
        for (int i = 0; i < layers.size(); i++) {
            boolean usual = ranges.get(i).equals(MembraneRange.UNBOUNDED)
                    && groupings.get(i).equals(RowGrouping.ONE_AT_A_TIME);
            if (!usual && !(layers.get(i) instanceof QuantizedDenseLayer)) {
                throw new IllegalArgumentException("layer " + i + " is not dense: its potentials do not saturate");
            }
        }
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
                integrate(i, dense, presynaptic);
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

    /**
     * How often a sum did not fit the register of a neuron of a layer, since this was made: at most once for each neuron
     * and group of weight rows.
     */
    public long saturations(int layer) {
        return saturations[layer];
    }

    /** What a neuron starts a time step from, with its bias. */
    private long start(int index, int neuron, int bias) {
        int v = carried[index][neuron];
        int leak = neuronModel.kind() == NeuronModel.Kind.LIF ? v >> neuronModel.leakShift() : 0;
        return (long) v - leak + bias;
    }

    private void integrate(int index, QuantizedDenseLayer layer, SpikeVector presynaptic) {
        int[] v = potentials[index];
        boolean first = true;
        for (int[] group : groupings.get(index).groups(presynaptic)) {
            for (int n = 0; n < v.length; n++) {
                long sum = first ? start(index, n, layer.biases()[n]) : v[n];
                for (int row : group) {
                    sum += layer.weights()[row][n];
                }
                v[n] = saturate(index, sum);
            }
            first = false;
        }
    }

    private int saturate(int index, long sum) {
        int held = ranges.get(index).saturate(sum);
        if (held != sum) {
            saturations[index]++;
        }
        return held;
    }

    private void start(int index, QuantizedConvolutionLayer layer) {
        int[] v = potentials[index];
        int[] biases = layer.biases();
        for (int n = 0; n < v.length; n++) {
            // Channels are innermost.
            v[n] = Math.toIntExact(start(index, n, biases[n % biases.length]));
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
            // Neurons of a convolution are numbered channels innermost; a dense layer has a threshold a neuron.
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
