package dev.spikeloom.train;

import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/**
 * Weight gradient and optimizer step of a layer's rows. The gradient of a row is the sum of the deltas of the samples
 * in which its input is active, in the order of the batch; the row is updated while its gradient is in the cache. One
 * instance a thread: it holds the state of a row.
 */
final class WeightUpdate {
    private final TrainableLayer layer;
    private final LayerBatch batch;
    private final float[] gradient;
    private final int[] samples;
    /** Of 64 inputs, the samples in which each is active: {@code [samples / 64][64 inputs]}. */
    private final long[][] activity;

    WeightUpdate(TrainableLayer layer, LayerBatch batch) {
        this.layer = layer;
        this.batch = batch;
        this.gradient = new float[layer.neurons()];
        this.samples = new int[batch.live().length];
        this.activity = new long[SpikeVector.wordsFor(samples.length)][64];
    }

    /**
     * Updates the rows of the inputs of one word of the spike vectors.
     *
     * @param sampleCount samples in the batch
     * @param gradientScale what a sum over samples is multiplied by
     */
    void updateInputs(int word, int sampleCount, float gradientScale, AdamStep step) {
        transposeActivity(word, sampleCount);
        int first = 64 * word;
        int end = Math.min(layer.inputs(), first + 64);
        for (int input = first; input < end; input++) {
            int count = samplesWithInput(input - first);
            if (layer.startOrContinue(input, count > 0)) {
                update(input, count, gradientScale, step);
            }
        }
        layer.transpose(first, end);
    }

    /** Updates the biases: their input is active in every sample. */
    void updateBiases(int sampleCount, float gradientScale, AdamStep step) {
        int count = 0;
        for (int s = 0; s < sampleCount; s++) {
            samples[count] = s;
            count += batch.live()[s] ? 1 : 0;
        }
        update(layer.inputs(), count, gradientScale, step);
    }

    private void update(int row, int count, float gradientScale, AdamStep step) {
        Arrays.fill(gradient, 0);
        Kernels.addRows(gradient, batch.deltas(), samples, count);
        layer.update(row, gradient, gradientScale, step);
    }

    private void transposeActivity(int word, int sampleCount) {
        for (int block = 0; block < activity.length; block++) {
            long[] bits = activity[block];
            for (int i = 0; i < 64; i++) {
                int s = 64 * block + i;
                bits[i] = s < sampleCount && batch.live()[s] ? batch.presynaptic()[s].word(word) : 0;
            }
            BitMatrix.transpose(bits);
        }
    }

    private int samplesWithInput(int bit) {
        int count = 0;
        for (int block = 0; block < activity.length; block++) {
            for (long bits = activity[block][bit]; bits != 0; bits &= bits - 1) {
                samples[count++] = 64 * block + Long.numberOfTrailingZeros(bits);
            }
        }
        return count;
    }
}
