package dev.spikeloom.design.rate;

import dev.spikeloom.network.layer.AddressMap;

/**
 * A layer of neurons in its network, with the pooling around it that its hardware does: sum pooling before it is a map of
 * addresses on the way in, max pooling behind it the OR of spikes on the way out.
 *
 * @param index among the layers of neurons, 0 at the input
 * @param layer its place among all layers of the network
 * @param addresses from the spikes that it takes to the volume behind sum pooling
 * @param sumPooling rows and columns of the squares that sum pooling maps to one address; 1 without
 * @param maxPooling rows and columns of the squares of its spikes that become one; 1 without
 * @param output the last layer of the network whose spikes it gives: itself, or max pooling behind it
 */
record LayerPlace(int index, int layer, AddressMap addresses, int sumPooling, int maxPooling, int output) {}
