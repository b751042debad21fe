package dev.spikeloom.physical;

import dev.spikeloom.physical.power.AreaBreakdown;
import dev.spikeloom.physical.power.PowerBreakdown;
import dev.spikeloom.physical.scale.Range;
import java.util.Optional;

/**
 * What a design is in a technology, at the node and supply of that, however it was found.
 *
 * @param area what it covers
 * @param power where energy goes over the cycles of a run, and what leaks
 * @param period seconds of the shortest clock period
 * @param critical the path that limits it, for people; empty where there is none alone
 * @param periodEstimated whether the period is an estimate by levels or a fit, and not of a timing analysis
 * @param classifications samples in the run
 * @param cycles of the clock that a sample takes, when samples follow each other
 * @param annotatedNets share of the nets whose toggles were counted; empty where none were
 */
public record PhysicalFigures(
        AreaBreakdown area,
        PowerBreakdown power,
        Range period,
        Optional<String> critical,
        boolean periodEstimated,
        long classifications,
        double cycles,
        Optional<Double> annotatedNets) {}
