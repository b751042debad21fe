package dev.spikeloom.convert;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.spike.CounterRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward pass of single samples, up to the derivatives with respect to all sums. Weights do not change
 * meanwhile, so samples are independent of each other. One instance a thread: it holds the state of a sample.
 */
final class ReluPass {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final List<TrainableWeights> layers;
    private final List<ReluBatch> batch;
    private final Rectifier[] rectifiers;
    private final float[][] sums;
    private final float[][] gradients;
    private final SparseVector sparse;

    ReluPass(List<TrainableWeights> layers, List<ReluBatch> batch, ReluTrainingConfig config) {
        this.layers = layers;
        this.batch = batch;
        this.rectifiers = new Rectifier[layers.size()];
        this.sums = layers.stream().map(l -> new float[l.neurons()]).toArray(float[][]::new);
        this.gradients = layers.stream().map(l -> new float[l.inputs()]).toArray(float[][]::new);
        int widest = 0;
        for (int i = 0; i < rectifiers.length; i++) {
            rectifiers[i] =
                    new Rectifier(layers.get(i).inputs(), i == 0 ? config.inputDropout() : config.hiddenDropout());
            widest = Math.max(
                    widest, Math.max(layers.get(i).inputs(), layers.get(i).neurons()));
        }
        this.sparse = new SparseVector(widest);
    }

    /**
     * Runs a sample, and leaves activations and deltas in the batch.
     *
     * @param input {@code [inputs]}
     * @param slot of the sample in the batch
     * @param key names the sample's dropout
     * @return the loss
     */
    float run(float[] input, int label, int slot, long key) {
        forward(input, slot, key);
        int last = layers.size() - 1;
        float loss = CrossEntropy.apply(sums[last], label, batch.get(last).deltas()[slot]);
        backward(slot);
        return loss;
    }

    /** The outputs for the last sample that was run. */
    float[] outputs() {
        return sums[layers.size() - 1];
    }

    private void forward(float[] input, int slot, long key) {
        float[] before = input;
        for (int i = 0; i < layers.size(); i++) {
            float[] activations = batch.get(i).activations()[slot];
            rectifiers[i].apply(before, CounterRandom.derive(key, i), activations);
            addProduct(sums[i], layers.get(i).rows(), activations);
            before = sums[i];
        }
    }

    private void backward(int slot) {
        for (int i = layers.size() - 1; i > 0; i--) {
            addProduct(gradients[i], layers.get(i).transposed(), batch.get(i).deltas()[slot]);
            float[] activations = batch.get(i).activations()[slot];
            float[] deltas = batch.get(i - 1).deltas()[slot];
            for (int n = 0; n < deltas.length; n++) {
                deltas[n] = activations[n] > 0 ? rectifiers[i].scale() * gradients[i][n] : 0;
            }
        }
    }

    private void addProduct(float[] sum, float[][] rows, float[] vector) {
        sparse.take(vector);
        Arrays.fill(sum, 0);
        KERNELS.addScaledRows(sum, rows, sparse.indices(), sparse.factors(), sparse.count());
    }
}
