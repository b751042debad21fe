/** The clocked model of the rate-coded pipeline, and what can be written down of it alone. */
package dev.spikeloom.sim.rate;
