/**
 * What the event model knows of a layer of each kind: what it computes of a time step, its schedule, and its counters. A kind
 * is a {@link dev.spikeloom.sim.event.layer.LayerEvents}, which {@link dev.spikeloom.sim.event.layer.LayerEventKinds} names.
 */
package dev.spikeloom.sim.event.layer;
