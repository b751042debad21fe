package dev.spikeloom.formal;

import dev.spikeloom.network.neuron.NeuronModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Intervals that potentials, and synaptic currents, are in at the start of a time step, guessed: whether they are right is for a
 * solver to say.
 *
 * @param potential what a spike, or none, has left of it
 * @param current what the last time step has left of it; zero where there is none
 */
record StepIntervals(Interval potential, Interval current) {
    private static final StepIntervals FIRST = new StepIntervals(Interval.ZERO, Interval.ZERO);

    /**
     * The intervals at the start of up to {@code steps} time steps, and after the last. A sequence whose last intervals are those
     * before them goes on for ever.
     *
     * @param sum what a time step adds
     * @param threshold that a spike subtracts; greater than any potential if nothing is known of it
     */
    static List<StepIntervals> of(NeuronModel model, Interval sum, long threshold, int steps) {
        List<StepIntervals> intervals = new ArrayList<>(List.of(FIRST));
        for (int step = 0; step < steps; step++) {
            StepIntervals before = intervals.get(step);
            Interval added = model.isSynaptic()
                    ? new Interval(
                            model.synapse().left(before.current.low()) + sum.low(),
                            model.synapse().left(before.current.high()) + sum.high())
                    : sum;
            long lowest = model.leak().left(before.potential.low()) + added.low();
            long highest = model.leak().left(before.potential.high()) + added.high();
            long spiked = model.subtracts() ? highest - threshold : 0;
            long high = highest > threshold ? Math.max(threshold, spiked) : highest;
            StepIntervals after = new StepIntervals(
                    new Interval(Math.min(0, lowest), Math.max(0, high)),
                    model.isSynaptic()
                            ? new Interval(Math.min(0, added.low()), Math.max(0, added.high()))
                            : Interval.ZERO);
            intervals.add(after);
            if (after.equals(before)) {
                break;
            }
        }
        return intervals;
    }
}
