package dev.spikeloom.quantize;

import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** Neurons of either model with a 32-bit potential each. */
final class IntNeurons implements Neurons {
    private final NeuronModel neuronModel;
    private final int[][] weights;
    private final int[] biases;
    private final int[] thresholds;
    private final long safeSteps;

    /** {@code [position][column]}: at the firing check. A row each, since the compiler vectorises those only. */
    private final int[][] potentials;
    /** SNN-CT: {@code [position][column]}, what the last time step left for the next one. */
    private final int[][] carried;

    private final SpikeWriter spikes;
    private long steps;

    IntNeurons(QuantizedLayer.Weighted layer, ColumnBounds[] bounds, int positions, NeuronModel neuronModel) {
        this(
                neuronModel,
                widen(layer.weights()),
                layer.biases(),
                layer.thresholds(),
                neuronModel == NeuronModel.SNN_CT ? safeSteps(bounds) : Long.MAX_VALUE,
                positions);
    }

    private IntNeurons(
            NeuronModel neuronModel, int[][] weights, int[] biases, int[] thresholds, long safeSteps, int positions) {
        this.neuronModel = neuronModel;
        this.weights = weights;
        this.biases = biases;
        this.thresholds = thresholds;
        this.safeSteps = safeSteps;
        this.potentials = new int[positions][biases.length];
        this.carried = new int[neuronModel == NeuronModel.SNN_CT ? positions : 0][biases.length];
        this.spikes = new SpikeWriter(positions * biases.length);
    }

    @Override
    public IntNeurons copy() {
        return new IntNeurons(neuronModel, weights, biases, thresholds, safeSteps, potentials.length);
    }

    @Override
    public void startSample() {
        for (int[] position : carried) {
            Arrays.fill(position, 0);
        }
        steps = 0;
    }

    /** @throws ArithmeticException if a potential might leave 32 bits in this time step */
    @Override
    public void startStep() {
        if (++steps > safeSteps) {
            throw new ArithmeticException(
                    "potentials may leave 32 bits after " + safeSteps + " time steps of a sample");
        }
        spikes.restart();
    }

    @Override
    public void integrate(int position, int[] active, int count) {
        int[] v = potentials[position];
        System.arraycopy(biases, 0, v, 0, v.length);
        if (neuronModel == NeuronModel.SNN_CT) {
            addOne(v, carried[position]);
        }
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            addFour(v, weights[active[i]], weights[active[i + 1]], weights[active[i + 2]], weights[active[i + 3]]);
        }
        for (; i < count; i++) {
            addOne(v, weights[active[i]]);
        }
        fire(v);
        if (neuronModel == NeuronModel.SNN_CT) {
            carry(v, carried[position]);
        }
    }

    @Override
    public int[] potentials() {
        return Arrays.stream(potentials).flatMapToInt(Arrays::stream).toArray();
    }

    @Override
    public SpikeVector spikes() {
        return spikes.vector();
    }

    private void fire(int[] v) {
        for (int first = 0; first < v.length; first += Long.SIZE) {
            int count = Math.min(Long.SIZE, v.length - first);
            long bits = 0;
            for (int bit = 0; bit < count; bit++) {
                bits |= (v[first + bit] > thresholds[first + bit] ? 1L : 0L) << bit;
            }
            spikes.append(bits, count);
        }
    }

    private void carry(int[] v, int[] next) {
        for (int n = 0; n < v.length; n++) {
            next[n] = v[n] > thresholds[n] ? v[n] - thresholds[n] : v[n];
        }
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

    /** Time steps until which no potential can leave 32 bits. */
    private static long safeSteps(ColumnBounds[] bounds) {
        long most =
                Arrays.stream(bounds).mapToLong(ColumnBounds::magnitude).max().orElseThrow();
        return Integer.MAX_VALUE / Math.max(1, most);
    }

    private static void addFour(int[] v, int[] a, int[] b, int[] c, int[] d) {
        for (int n = 0; n < v.length; n++) {
            v[n] += a[n] + b[n] + c[n] + d[n];
        }
    }

    private static void addOne(int[] v, int[] row) {
        for (int n = 0; n < v.length; n++) {
            v[n] += row[n];
        }
    }
}
