package dev.spikeloom.train;

import dev.spikeloom.spike.SpikeVector;

/**
 * What a batch leaves behind in a layer for its weight gradient.
 *
 * @param presynaptic the spikes that each sample presented to the layer, after dropout
 * @param deltas derivative of each sample's loss with respect to the membrane potentials, {@code [samples][neurons]};
 *     valid where live
 * @param live whether any of a sample's deltas may differ from zero
 */
record LayerBatch(SpikeVector[] presynaptic, float[][] deltas, boolean[] live) {
    static LayerBatch of(TrainableLayer layer, int batchSize) {
        SpikeVector[] presynaptic = new SpikeVector[batchSize];
        for (int s = 0; s < batchSize; s++) {
            presynaptic[s] = new SpikeVector(layer.inputs());
        }
        return new LayerBatch(presynaptic, new float[batchSize][layer.neurons()], new boolean[batchSize]);
    }
}
