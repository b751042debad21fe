package dev.spikeloom.regress.subject;

import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.spike.SpikeSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is presented to a design.
 *
 * @param spikes those of a draw
 * @param most samples that there are
 * @param timeSteps of a sample, unless it is said; the most that there may be
 * @param workload the samples with their classes; empty if they have none
 */
record Stimulus(Function<Draw, SpikeSource> spikes, int most, int timeSteps, Optional<Workload> workload) {}
