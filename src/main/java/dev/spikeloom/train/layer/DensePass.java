package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.train.batch.Group;
import dev.spikeloom.train.batch.Groups;
import dev.spikeloom.train.batch.Spikes;
import dev.spikeloom.train.neuron.NeuronPass;
import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward pass of a fully connected layer. The input current of a neuron is the sum of the weights of its
 * active inputs, plus its bias; the gradient of the inputs is the product of the deltas and the transposed weights.
 */
final class DensePass implements LayerPass {
    /** Weights of one column tile that a group of samples works on: about half of a second-level cache. */
    private static final int TILE_WEIGHTS = 1 << 17;

    private static final int MIN_TILE = 128;
    private static final FloatKernels KERNELS = Kernels.floats();

    private final Parameters parameters;
    private final float[][] transposed;
    private final List<Spikes> spikes;
    private final float[][] deltas;
    private final boolean[] live;
    private final LayerContext context;
    private final NeuronPass neurons;
    private final int tile;

    private final float[][] currents;
    private final RowList rows;
    private final int[][] active;
    private final int[] activeCount;
    private final float[][] inputGradients;
    /** Of the presynaptic spikes, if these are not the inputs; otherwise empty. */
    private final float[][] spikeGradients;

    /** Of each input, how many spikes it has in a slot; empty if presynaptic spikes are the inputs. */
    private final int[] counts;

    // The rows that a product is taken of: those of live slots.
    private final float[][] left;
    private final float[][] product;

    /**
     * @param transposed weights, {@code [neurons][inputs]}; empty if no gradient of the inputs is needed
     * @param spikes where those of each input go for the update, if presynaptic spikes are not the inputs
     * @param deltas where the derivatives with respect to the currents go, {@code [slots][neurons]}
     * @param live where it is noted which of them differ from zero
     */
    DensePass(
            Parameters parameters,
            float[][] transposed,
            List<Spikes> spikes,
            float[][] deltas,
            boolean[] live,
            LayerContext context,
            NeuronPass neurons) {
        this.parameters = parameters;
        this.transposed = transposed;
        this.spikes = spikes;
        this.deltas = deltas;
        this.live = live;
        this.context = context;
        this.neurons = neurons;
        this.tile = Math.max(MIN_TILE, TILE_WEIGHTS / parameters.inputs() / MIN_TILE * MIN_TILE);
        int slots = Groups.slots(context.batch());
        this.currents = new float[slots][parameters.columns()];
        AddressMap addresses = context.addresses();
        int presynaptic = addresses.from().size();
        this.rows = new RowList(addresses);
        this.active = new int[slots][presynaptic];
        this.activeCount = new int[slots];
        this.inputGradients = transposed.length == 0 ? new float[0][] : new float[slots][parameters.inputs()];
        this.spikeGradients =
                transposed.length == 0 || addresses.isIdentity() ? new float[0][] : new float[slots][presynaptic];
        this.counts = new int[addresses.isIdentity() ? 0 : parameters.inputs()];
        this.left = new float[slots][];
        this.product = new float[slots][];
    }

    @Override
    public void forward(Group group) {
        int timeSteps = context.batch().timeSteps();
        int first = group.firstSample() * timeSteps;
        int slots = group.samples() * timeSteps;
        for (int s = 0; s < slots; s++) {
            activeCount[s] = rows.list(context.input().at(first + s), active[s]);
            if (counts.length > 0) {
                count(active[s], activeCount[s], first + s);
            }
            Arrays.fill(currents[s], 0);
        }
        int columns = parameters.columns();
        for (int from = 0; from < columns; from += tile) {
            int to = Math.min(columns, from + tile);
            for (int s = 0; s < slots; s++) {
                KERNELS.addRows(currents[s], from, to, parameters.rows(), active[s], activeCount[s]);
            }
        }
        for (int s = 0; s < slots; s++) {
            KERNELS.scaleAndAddBias(currents[s], context.inputScale(), parameters.biases());
        }
        neurons.forward(group, currents);
    }

    @Override
    public float[][] backward(Group group, float[][] gradients) {
        int timeSteps = context.batch().timeSteps();
        int first = group.firstSample() * timeSteps;
        int slots = group.samples() * timeSteps;
        neurons.backward(group, gradients, first, deltas);
        int liveSlots = 0;
        for (int s = 0; s < slots; s++) {
            live[first + s] = anyNonZero(deltas[first + s]);
            if (transposed.length > 0) {
                if (live[first + s]) {
                    left[liveSlots] = deltas[first + s];
                    product[liveSlots] = inputGradients[s];
                    liveSlots++;
                } else {
                    Arrays.fill(inputGradients[s], 0);
                }
            }
        }
        KERNELS.multiply(left, liveSlots, transposed, product);
        if (spikeGradients.length == 0) {
            return inputGradients;
        }
        for (int s = 0; s < slots; s++) {
            rows.gradient(inputGradients[s], spikeGradients[s]);
        }
        return spikeGradients;
    }

    /** Notes how often each input is active in a slot. */
    private void count(int[] list, int length, int slot) {
        Arrays.fill(counts, 0);
        for (Spikes plane : spikes) {
            plane.at(slot).clear();
        }
        for (int i = 0; i < length; i++) {
            spikes.get(counts[list[i]]++).at(slot).set(list[i]);
        }
    }

    private static boolean anyNonZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }
}
