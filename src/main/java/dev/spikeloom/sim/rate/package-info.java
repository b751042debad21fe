/**
 * The clocked model of the rate-coded pipeline, register by register, and what can be written down of it alone. A layer kind
 * is a {@link dev.spikeloom.sim.rate.LayerModel}, which {@link dev.spikeloom.sim.rate.LayerModels} names.
 */
package dev.spikeloom.sim.rate;
