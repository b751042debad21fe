package dev.spikeloom.formal;

import dev.spikeloom.network.neuron.NeuronModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Intervals that potentials are in at the start of each time step, guessed: whether they are right is for a solver to
 * say. A sequence whose last interval is that before it goes on for ever.
 */
final class StepIntervals {
    private StepIntervals() {}

    /**
     * The intervals at the start of up to {@code steps} time steps, and after the last.
     *
     * @param sum what a time step adds
     * @param threshold that a spike subtracts; greater than any potential if nothing is known of it
     */
    static List<Interval> of(NeuronModel model, Interval sum, long threshold, int steps) {
        List<Interval> intervals = new ArrayList<>(List.of(Interval.ZERO));
        for (int step = 0; step < steps; step++) {
            Interval before = intervals.get(step);
            long lowest = model.leak().left(before.low()) + sum.low();
            long highest = model.leak().left(before.high()) + sum.high();
            long spiked = model.subtracts() ? highest - threshold : 0;
            long high = highest > threshold ? Math.max(threshold, spiked) : highest;
            Interval after = new Interval(Math.min(0, lowest), Math.max(0, high));
            intervals.add(after);
            if (after.equals(before)) {
                break;
            }
        }
        return intervals;
    }
}
