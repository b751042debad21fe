/**
 * Networks, their arithmetic and their files. The integer arithmetic of each neuron model is specified here, once; the
 * trainer's quantized forward pass, the simulators, the RTL and the documentation follow it.
 */
package dev.spikeloom.network;
