/** Neurons: what their potentials do between time steps, their range, and the format of weights. */
package dev.spikeloom.network.neuron;
