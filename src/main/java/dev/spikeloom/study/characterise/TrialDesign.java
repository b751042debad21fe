package dev.spikeloom.study.characterise;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.spike.SpikeSource;

/**
 * A design with what it is run on.
 *
 * @param name what it is, in a few words
 * @param source of spikes for it
 * @param timeSteps of a sample
 */
record TrialDesign(String name, RateDesign design, SpikeSource source, int timeSteps) {}
