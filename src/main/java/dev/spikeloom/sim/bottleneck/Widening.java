package dev.spikeloom.sim.bottleneck;

import dev.spikeloom.design.parameter.Architecture;

/**
 * A change of one layer that makes a design faster.
 *
 * @param architecture with the change, parameters given a layer
 * @param interval mean cycles between results, as the event model times it
 */
public record Widening(Architecture architecture, double interval) {}
