package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** Neurons of any model with a 32-bit potential each. */
final class IntNeurons implements Neurons {
    private final NeuronModel neuronModel;
    private final RowSums weights;
    private final int[] biases;
    /** {@code [position][column]}: the same for all positions, or of each its own. */
    private final int[][] thresholds;

    private final long safeSteps;

    /** {@code [position][column]}: at the firing check. A row each, since the compiler vectorises those only. */
    private final int[][] potentials;
    /** If potentials carry over: {@code [position][column]}, what the last time step left for the next one. */
    private final int[][] carried;

    /** {@code [position][column]}: the synaptic currents, if there are any. */
    private final int[][] currents;

    /** Of the active rows of the group that is integrated; one a column, and room for more. */
    private final int[] sums;

    private final SpikeWriter spikes;
    private long steps;

    /** @param bounded whether the potentials are known to stay within 32 bits */
    IntNeurons(QuantizedLayer.Weighted layer, ColumnBounds[] bounds, int positions, boolean bounded) {
        this(
                layer.neuronModel(),
                RowSums.of(layer),
                layer.biases(),
                thresholds(layer, positions),
                bounded ? Long.MAX_VALUE : safeSteps(layer.neuronModel(), bounds));
    }

    private IntNeurons(NeuronModel neuronModel, RowSums weights, int[] biases, int[][] thresholds, long safeSteps) {
        int positions = thresholds.length;
        this.neuronModel = neuronModel;
        this.weights = weights;
        this.biases = biases;
        this.thresholds = thresholds;
        this.safeSteps = safeSteps;
        this.potentials = new int[positions][biases.length];
        this.carried = new int[neuronModel.carriesOver() ? positions : 0][biases.length];
        this.currents = new int[neuronModel.isSynaptic() ? positions : 0][biases.length];
        this.sums = new int[weights.columns()];
        this.spikes = new SpikeWriter(positions * biases.length);
    }

    @Override
    public IntNeurons copy() {
        return new IntNeurons(neuronModel, weights.copy(), biases, thresholds, safeSteps);
    }

    @Override
    public void startSample() {
        for (int[] position : carried) {
            Arrays.fill(position, 0);
        }
        for (int[] position : currents) {
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
        Arrays.fill(sums, 0);
        weights.sum(sums, active, count, count);
        step(position);
    }

    @Override
    public void integrateChange(int[] changed, int added, int count) {
        weights.sum(sums, changed, added, count);
        step(0);
    }

    private void step(int position) {
        int[] v = potentials[position];
        System.arraycopy(sums, 0, v, 0, v.length);
        addOne(v, biases);
        if (neuronModel.isSynaptic()) {
            addLeaked(v, currents[position], neuronModel.synapse());
            System.arraycopy(v, 0, currents[position], 0, v.length);
        }
        if (neuronModel.carriesOver()) {
            start(v, carried[position]);
        }
        spikes.appendFired(v, thresholds[position]);
        if (neuronModel.carriesOver()) {
            finish(v, thresholds[position], carried[position]);
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

    private void start(int[] v, int[] left) {
        if (neuronModel.kind() == NeuronModel.Kind.LIF) {
            addLeaked(v, left, neuronModel.leak());
        } else {
            addOne(v, left);
        }
    }

    private void finish(int[] v, int[] theta, int[] next) {
        if (neuronModel.subtracts()) {
            carry(v, theta, next);
        } else {
            carryOrZero(v, theta, next);
        }
    }

    private static int[][] thresholds(QuantizedLayer.Weighted layer, int positions) {
        int[] given = layer.thresholds();
        int columns = layer.biases().length;
        int[][] thresholds = new int[positions][];
        for (int position = 0; position < positions; position++) {
            thresholds[position] = given.length == columns
                    ? given
                    : Arrays.copyOfRange(given, position * columns, (position + 1) * columns);
        }
        return thresholds;
    }

    private static void carry(int[] v, int[] theta, int[] next) {
        for (int n = 0; n < v.length; n++) {
            next[n] = v[n] > theta[n] ? v[n] - theta[n] : v[n];
        }
    }

    private static void carryOrZero(int[] v, int[] theta, int[] next) {
        for (int n = 0; n < v.length; n++) {
            next[n] = v[n] > theta[n] ? 0 : v[n];
        }
    }

    /**
     * Time steps until which no potential can leave 32 bits. If a time step adds {@code most} at the utmost, {@code t} of
     * them add up to {@code t * most}. A potential that leaks never exceeds {@code most << shift}: there, it loses
     * in a time step as much as it can win, and more with a second term. Nor does a synaptic current, which is what such a
     * potential wins; and the currents of {@code t} time steps, of which each has won once more, add up to {@code t * (t + 1) / 2 *
     * most}.
     */
    private static long safeSteps(NeuronModel neuronModel, ColumnBounds[] bounds) {
        long most =
                Arrays.stream(bounds).mapToLong(ColumnBounds::magnitude).max().orElseThrow();
        long won = most << neuronModel.synapse().shift();
        boolean bounded =
                switch (neuronModel.kind()) {
                    case SNN_DC -> true;
                    case SNN_CT -> false;
                    case LIF -> won << neuronModel.leak().shift() <= Integer.MAX_VALUE;
                };
        if (bounded) {
            return Long.MAX_VALUE;
        }
        long safe = Integer.MAX_VALUE / Math.max(1, won);
        long growing = (long) ((Math.sqrt(1 + 8.0 * Integer.MAX_VALUE / Math.max(1, most)) - 1) / 2);
        return neuronModel.isSynaptic() ? Math.max(safe, growing) : safe;
    }

    private static void addLeaked(int[] v, int[] left, Leak leak) {
        if (leak.hasSecond()) {
            for (int n = 0; n < v.length; n++) {
                v[n] += leak.left(left[n]);
            }
        } else {
            addLeaked(v, left, leak.shift());
        }
    }

    /** The compiler makes vectors of it. */
    private static void addLeaked(int[] v, int[] left, int shift) {
        for (int n = 0; n < v.length; n++) {
            v[n] += left[n] - (left[n] >> shift);
        }
    }

    private static void addOne(int[] v, int[] row) {
        for (int n = 0; n < v.length; n++) {
            v[n] += row[n];
        }
    }
}
