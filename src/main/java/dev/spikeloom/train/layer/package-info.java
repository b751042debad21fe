/** The layers in training, a kind of layer at a time: forward, backward, and the update of the weights. */
package dev.spikeloom.train.layer;
