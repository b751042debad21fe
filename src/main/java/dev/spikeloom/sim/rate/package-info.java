/** The clocked model of the rate-coded pipeline, register by register. */
package dev.spikeloom.sim.rate;
