package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.kernel.ConvolutionKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.kernel.SparseMatrix;
import dev.spikeloom.train.batch.Group;
import dev.spikeloom.train.batch.Groups;
import dev.spikeloom.train.neuron.NeuronPass;
import java.util.Arrays;

/**
 * Forward and backward pass of a convolution with the max pooling that follows it. The neurons see the largest current
 * of each pooling square, and its gradient goes to the position that it came from.
 */
final class ConvolutionPass implements LayerPass {
    private static final ConvolutionKernels KERNELS = Kernels.convolutions();

    private final ConvolutionGeometry geometry;
    private final PaddedInput input;
    private final ConvolutionWeights weights;
    private final float[] biases;
    private final SparseMatrix[] channelDeltas;
    private final LayerContext context;
    private final NeuronPass neurons;

    private final ConvolutionForward forward;
    private final float[][] currents;
    private final int[][] winners;
    private final float[][] deltas;
    private final float[][] inputGradients;
    /** The gradient of the padded input in a slot; null if the layer's own is just as long. */
    private final float[] paddedGradient;

    private final SparseMatrix patchDeltas;
    // The deltas of one slot that differ from zero: first input position of the patch, channel, value.
    private final int[] patches;
    private final int[] channels;
    private final float[] values;
    /** Input positions from the first of a pooling square to each of its others. */
    private final int[] square;

    /** @param channelDeltas where the deltas of each slot of the batch go for the update, a row a channel */
    ConvolutionPass(
            ConvolutionGeometry geometry,
            PaddedInput input,
            ConvolutionWeights weights,
            float[] biases,
            SparseMatrix[] channelDeltas,
            LayerContext context,
            NeuronPass neurons) {
        this.geometry = geometry;
        this.input = input;
        this.weights = weights;
        this.biases = biases;
        this.channelDeltas = channelDeltas;
        this.context = context;
        this.neurons = neurons;
        int slots = Groups.slots(context.batch());
        int outputs = geometry.outputs();
        this.forward = new ConvolutionForward(geometry, input);
        this.currents = new float[slots][outputs];
        this.winners = new int[slots][outputs];
        this.deltas = new float[slots][outputs];
        this.inputGradients = new float[context.first() ? 0 : slots][];
        Arrays.setAll(
                inputGradients, slot -> input.isPlain() ? geometry.newInputMap() : new float[input.presynaptic()]);
        this.paddedGradient = input.isPlain() || context.first() ? null : geometry.newInputMap();
        this.patchDeltas = new SparseMatrix(geometry.rows() * geometry.columns());
        this.patches = new int[outputs];
        this.channels = new int[outputs];
        this.values = new float[outputs];
        this.square = new int[geometry.pool() * geometry.pool()];
        Arrays.setAll(square, w -> geometry.patch(w / geometry.pool(), w % geometry.pool()));
    }

    @Override
    public void forward(Group group) {
        int first = group.firstSample() * context.batch().timeSteps();
        int slots = group.samples() * context.batch().timeSteps();
        for (int s = 0; s < slots; s++) {
            forward.run(context.input().at(first + s), weights, context.inputScale(), biases, currents[s], winners[s]);
        }
        neurons.forward(group, currents);
    }

    @Override
    public float[][] backward(Group group, float[][] gradients) {
        neurons.backward(group, gradients, 0, deltas);
        int first = group.firstSample() * context.batch().timeSteps();
        int slots = group.samples() * context.batch().timeSteps();
        for (int s = 0; s < slots; s++) {
            int count = listDeltas(deltas[s], winners[s]);
            channelDeltas[first + s].set(channels, patches, values, count);
            if (inputGradients.length > 0) {
                if (geometry.pool() == 1) {
                    patchDeltas.setAscending(patches, channels, values, count);
                } else {
                    patchDeltas.set(patches, channels, values, count);
                }
                float[] gradient = paddedGradient == null ? inputGradients[s] : paddedGradient;
                Arrays.fill(gradient, 0);
                KERNELS.addInputGradient(geometry, patchDeltas, weights.transposed(), gradient);
                if (paddedGradient != null) {
                    input.gradient(paddedGradient, inputGradients[s]);
                }
            }
        }
        return inputGradients;
    }

    private int listDeltas(float[] slotDeltas, int[] slotWinners) {
        int outChannels = geometry.outChannels();
        int count = 0;
        int first = 0;
        for (int y = 0; y < geometry.pooledRows(); y++) {
            for (int x = 0; x < geometry.pooledColumns(); x++, first += outChannels) {
                int corner = geometry.patch(geometry.pool() * y, geometry.pool() * x);
                int from = count;
                for (int o = 0; o < outChannels; o++) {
                    channels[count] = o;
                    count += slotDeltas[first + o] == 0 ? 0 : 1;
                }
                for (int i = from; i < count; i++) {
                    int n = first + channels[i];
                    patches[i] = corner + square[slotWinners[n]];
                    values[i] = slotDeltas[n];
                }
            }
        }
        return count;
    }
}
