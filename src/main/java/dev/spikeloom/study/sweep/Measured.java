package dev.spikeloom.study.sweep;

import dev.spikeloom.design.Design;
import dev.spikeloom.physical.Estimate;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.fast.FastModels;
import dev.spikeloom.run.DesignFigures;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.outcome.HardwareFigures;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * What is known of a point, before it becomes figures.
 *
 * @param accuracy share of the samples
 * @param run of the samples
 * @param estimate of the design in that run
 * @param hardware that it is built of
 */
record Measured(double accuracy, SimulationResult run, Estimate estimate, HardwareFigures hardware) {
    /**
     * Prices what a design did.
     *
     * @param run of the first samples of {@code workload}
     */
    static Measured of(Design design, SimulationResult run, Workload workload, Prices prices, EstimateOptions options) {
        return new Measured(
                workload.accuracy(run.classes()),
                run,
                FastModels.estimate(design, run, prices.technology(), prices.costs(), options),
                DesignFigures.hardware(design));
    }

    NodeFigures scaled() {
        return estimate.scaled();
    }

    NodeFigures unscaled() {
        return estimate.unscaled();
    }

    double latency() {
        return run.meanLatency();
    }

    /** As the energy of a classification has it: of a single sample all its cycles. */
    double interval() {
        return estimate.cyclesPerClassification();
    }

    /** Mean over the samples of what all layers did. */
    double perSample(ToLongFunction<LayerCounters> count) {
        return (double) run.layers().stream().mapToLong(count).sum() / run.samples();
    }

    /** @param share of the samples that have at most as many */
    double latencies(double share) {
        return quantile(
                LongStream.range(0, run.samples())
                        .map(i -> run.resultCycles()[(int) i] - run.firstAccepts()[(int) i])
                        .toArray(),
                share);
    }

    double intervals(double share) {
        if (run.samples() == 1) {
            return run.cycles();
        }
        return quantile(
                LongStream.range(1, run.samples())
                        .map(i -> run.resultCycles()[(int) i] - run.resultCycles()[(int) i - 1])
                        .toArray(),
                share);
    }

    /** The least of the values that {@code share} of them do not exceed. */
    private static double quantile(long[] values, double share) {
        Arrays.sort(values);
        return values[Math.max(0, (int) Math.ceil(share * values.length) - 1)];
    }
}
