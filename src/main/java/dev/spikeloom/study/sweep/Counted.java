package dev.spikeloom.study.sweep;

import dev.spikeloom.physical.scale.Range;

/**
 * What a point costs that was synthesized to cells and simulated as such, at the node of the sweep.
 *
 * @param samples of the simulation
 * @param energyNj a classification
 * @param areaMm2 logic and memory
 * @param clockMhz the fastest
 */
public record Counted(int samples, Range energyNj, Range areaMm2, Range clockMhz) {}
