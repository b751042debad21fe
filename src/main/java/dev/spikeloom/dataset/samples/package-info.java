/** Samples and their encoding as spikes. */
package dev.spikeloom.dataset.samples;
