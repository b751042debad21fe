/** Neurons in training, their surrogate gradients, and the losses. */
package dev.spikeloom.train.neuron;
