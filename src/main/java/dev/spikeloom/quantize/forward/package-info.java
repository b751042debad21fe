/** The forward pass of integer networks, written for speed: same spikes as the reference, at a fraction of the time. */
package dev.spikeloom.quantize.forward;
