package dev.spikeloom.train;

import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward pass of single samples, up to the derivatives with respect to all membrane potentials. Weights
 * do not change meanwhile, so samples are independent of each other. One instance a thread: it holds the state of a
 * sample.
 */
final class SamplePass {
    private final List<TrainableLayer> layers;
    private final List<LayerBatch> batch;
    private final SquaredHinge loss;
    private final Dropout[] dropouts;
    private final float[][] potentials;
    /** The neurons of each hidden layer that pass a gradient: near their threshold and not dropped. */
    private final SpikeVector[] windows;

    private final float[][] gradients;
    private final int[] active;
    private final float[] factors;

    /** @param dropouts one a layer, applied to its presynaptic spikes */
    SamplePass(List<TrainableLayer> layers, List<LayerBatch> batch, SquaredHinge loss, Dropout[] dropouts) {
        this.layers = layers;
        this.batch = batch;
        this.loss = loss;
        this.dropouts = dropouts;
        this.potentials = layers.stream().map(l -> new float[l.neurons()]).toArray(float[][]::new);
        this.windows = layers.stream().map(l -> new SpikeVector(l.neurons())).toArray(SpikeVector[]::new);
        this.gradients = layers.stream().map(l -> new float[l.neurons()]).toArray(float[][]::new);
        int widest = layers.stream()
                .mapToInt(l -> Math.max(l.inputs(), l.neurons()))
                .max()
                .orElseThrow();
        this.active = new int[widest];
        this.factors = new float[widest];
    }

    /**
     * Runs a sample whose input spikes are in the first layer's batch, and leaves spikes and deltas in the batch.
     *
     * @param slot of the sample in the batch
     * @param key names the sample's dropout
     * @return the loss
     */
    float run(int slot, int label, long key) {
        forward(slot, key);
        int last = layers.size() - 1;
        float sampleLoss = loss.apply(potentials[last], label, batch.get(last).deltas()[slot]);
        backward(slot);
        return sampleLoss;
    }

    /** Membrane potentials of the output layer for the last sample that was run. */
    float[] outputs() {
        return potentials[layers.size() - 1];
    }

    private void forward(int slot, long key) {
        for (int i = 0; i < layers.size(); i++) {
            TrainableLayer layer = layers.get(i);
            SpikeVector presynaptic = batch.get(i).presynaptic()[slot];
            long layerKey = CounterRandom.derive(key, i);
            dropouts[i].apply(presynaptic, layerKey);
            if (i > 0) {
                dropouts[i].apply(windows[i - 1], layerKey);
            }
            float[] v = potentials[i];
            Arrays.fill(v, 0);
            Kernels.addRows(v, layer.rows(), active, presynaptic.listSpikes(active));
            Kernels.scaleAndAddBias(v, dropouts[i].scale(), layer.biases());
            if (i + 1 < layers.size()) {
                FiringCheck.fire(v, layer.threshold(), batch.get(i + 1).presynaptic()[slot]);
                FiringCheck.window(v, layer.threshold(), windows[i]);
            }
        }
    }

    private void backward(int slot) {
        for (int i = layers.size() - 1; i >= 0; i--) {
            float[] deltas = batch.get(i).deltas()[slot];
            int count = nonZero(deltas);
            batch.get(i).live()[slot] = count > 0;
            if (i == 0) {
                return;
            }
            float[] gradient = gradients[i - 1];
            Arrays.fill(gradient, 0);
            Kernels.addScaledRows(gradient, layers.get(i).transposed(), active, factors, count);
            passWindow(
                    gradient,
                    windows[i - 1],
                    FiringCheck.SURROGATE_GRADIENT * dropouts[i].scale(),
                    batch.get(i - 1).deltas()[slot]);
        }
    }

    private static void passWindow(float[] gradient, SpikeVector window, float factor, float[] deltas) {
        Arrays.fill(deltas, 0);
        for (int word = 0; word < window.wordCount(); word++) {
            for (long bits = window.word(word); bits != 0; bits &= bits - 1) {
                int n = 64 * word + Long.numberOfTrailingZeros(bits);
                deltas[n] = factor * gradient[n];
            }
        }
    }

    private int nonZero(float[] deltas) {
        int count = 0;
        for (int n = 0; n < deltas.length; n++) {
            active[count] = n;
            factors[count] = deltas[n];
            count += deltas[n] == 0 ? 0 : 1;
        }
        return count;
    }
}
