package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.batch.Spikes;
import java.util.Arrays;
import java.util.List;

/**
 * Weight gradient and optimizer step of a dense layer's rows. The gradient of a row is the sum of the deltas of the
 * slots in which its input is active, in the order of the batch; the row is updated while its gradient is in the cache.
 * One instance a worker.
 */
final class WeightUpdate {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final Parameters parameters;
    private final List<Spikes> input;
    private final float[][] deltas;
    private final boolean[] live;
    private final float[] gradient;
    private final int[] slots;
    /** Of 64 inputs, the slots in which each is active: {@code [planes * slots / 64][64 inputs]}. */
    private final long[][] activity;

    /**
     * @param input planes of the spikes that were presented to the layer: where an input had several, that many have one
     * @param deltas derivatives with respect to the neurons' currents, {@code [slots][neurons]}; valid where live
     * @param live whether any of a slot's deltas may differ from zero
     */
    WeightUpdate(Parameters parameters, List<Spikes> input, float[][] deltas, boolean[] live) {
        this.parameters = parameters;
        this.input = input;
        this.deltas = deltas;
        this.live = live;
        this.gradient = new float[parameters.columns()];
        this.slots = new int[input.size() * live.length];
        this.activity = new long[input.size() * SpikeVector.wordsFor(live.length)][64];
    }

    /**
     * Updates some columns of the rows of the inputs of one word of the spike vectors.
     *
     * @param from first column
     * @param to end of the columns
     * @param slotCount slots in the batch
     * @param gradientScale what a sum over slots is multiplied by
     */
    void updateInputs(int word, int from, int to, int slotCount, float gradientScale, AdamStep step) {
        int blocks = SpikeVector.wordsFor(slotCount);
        transposeActivity(word, blocks, slotCount);
        int first = 64 * word;
        int end = Math.min(parameters.inputs(), first + 64);
        for (int i = first; i < end; i++) {
            int count = slotsWithInput(i - first, blocks);
            if (parameters.startOrContinue(i, count > 0)) {
                update(i, from, to, count, gradientScale, step);
            }
        }
    }

    /** Updates the biases: their input is active in every slot. */
    void updateBiases(int slotCount, float gradientScale, AdamStep step) {
        int count = 0;
        for (int s = 0; s < slotCount; s++) {
            slots[count] = s;
            count += live[s] ? 1 : 0;
        }
        update(parameters.inputs(), 0, gradient.length, count, gradientScale, step);
    }

    private void update(int row, int from, int to, int count, float gradientScale, AdamStep step) {
        Arrays.fill(gradient, from, to, 0);
        KERNELS.addRows(gradient, from, to, deltas, slots, count);
        parameters.update(row, gradient, from, to, gradientScale, step);
    }

    private void transposeActivity(int word, int blocks, int slotCount) {
        for (int block = 0; block < blocks; block++) {
            for (int plane = 0; plane < input.size(); plane++) {
                long[] bits = activity[plane * blocks + block];
                for (int i = 0; i < 64; i++) {
                    int s = 64 * block + i;
                    bits[i] = s < slotCount && live[s] ? input.get(plane).at(s).word(word) : 0;
                }
                BitMatrix.transpose(bits);
            }
        }
    }

    private int slotsWithInput(int bit, int blocks) {
        int count = 0;
        for (int plane = 0; plane < input.size(); plane++) {
            for (int block = 0; block < blocks; block++) {
                for (long bits = activity[plane * blocks + block][bit]; bits != 0; bits &= bits - 1) {
                    slots[count++] = 64 * block + Long.numberOfTrailingZeros(bits);
                }
            }
        }
        return count;
    }
}
