package dev.spikeloom.run.outcome;

import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.NodeFigures;

/**
 * What the accelerator costs, estimated from the counters of the run on the test set.
 *
 * @param technology its name
 * @param depth {@link Estimate#FAST}
 * @param timeSteps of an image
 * @param samples whose activity it is of
 * @param unscaled at the technology's own node and supply
 * @param scaled at 28 nm and 0.9 V, by published equations
 */
public record PhysicalOutcome(
        String technology, String depth, int timeSteps, long samples, NodeFigures unscaled, NodeFigures scaled) {
    public static PhysicalOutcome of(Estimate estimate) {
        return new PhysicalOutcome(
                estimate.technology(),
                estimate.depth(),
                estimate.timeSteps(),
                estimate.samples(),
                estimate.unscaled(),
                estimate.scaled());
    }
}
