package dev.spikeloom.train.layer;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.train.batch.Batch;
import dev.spikeloom.train.batch.Spikes;

/**
 * Where a layer stands while it is trained.
 *
 * @param batch the batch at hand
 * @param input the spikes that are presented to the layer
 * @param addresses where they are in the volume that the layer takes
 * @param inputScale what the dropout of these spikes is made up for with
 * @param first whether no layer before it needs a gradient
 * @param threads workers that passes and updates are shared by
 */
public record LayerContext(
        Batch batch, Spikes input, AddressMap addresses, float inputScale, boolean first, int threads) {}
