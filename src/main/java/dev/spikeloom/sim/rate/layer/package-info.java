/**
 * The layers of the clocked model, register by register: schedulers, memories, neurons and potentials. A kind is a
 * {@link dev.spikeloom.sim.rate.layer.LayerModel}, which {@link dev.spikeloom.sim.rate.layer.LayerModels} names.
 */
package dev.spikeloom.sim.rate.layer;
