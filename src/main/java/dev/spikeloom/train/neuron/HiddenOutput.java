package dev.spikeloom.train.neuron;

import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.Dropout;
import dev.spikeloom.train.batch.Spikes;

/**
 * Where the spikes of a hidden layer go.
 *
 * @param layer index of the layer that they are presented to
 * @param spikes of all slots, after dropout
 * @param dropout applied to them
 * @param penalty what the loss grows by for each spike: regularization of activity
 */
public record HiddenOutput(int layer, Spikes spikes, Dropout dropout, float penalty) {
    /** Sets the bits of the neurons whose spikes a sample keeps. */
    public void keep(long sampleKey, long[] kept) {
        dropout.keep(CounterRandom.derive(sampleKey, layer), kept);
    }
}
