package dev.spikeloom.convert;

/**
 * What the samples of a batch leave at a layer for its weight update.
 *
 * @param activations the layer's inputs, {@code [samples][inputs]}
 * @param deltas derivatives of the loss with respect to the neurons' sums, {@code [samples][neurons]}
 */
record ReluBatch(float[][] activations, float[][] deltas) {
    static ReluBatch of(TrainableWeights layer, int samples) {
        return new ReluBatch(new float[samples][layer.inputs()], new float[samples][layer.neurons()]);
    }
}
