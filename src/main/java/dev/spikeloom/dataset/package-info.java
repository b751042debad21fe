/** Data sets of labelled images, where they come from, and their encoding as spikes. */
package dev.spikeloom.dataset;
