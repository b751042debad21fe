package dev.spikeloom.study.respond;

import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.SpikeVector;
import java.util.Locale;

/**
 * A stimulus as spikes in the time steps of a network. Each input spikes as often as its current, summed over time, says: it
 * spikes in a time step if that brings its spikes nearer to the sum. A current of 1 spikes in every time step of its row; where
 * rows are no whole number of time steps long, one that comes and goes spikes as long as it lasts in the mean.
 */
final class StimulusSteps {
    /** More would take hours. */
    static final long MOST = 1_000_000_000;

    /** What sums of currents may be off by. */
    private static final double ROUNDING = 1e-9;

    private final double[][] rows;
    /** Of a row. */
    private final double steps;
    /** What has come of each input, less its spikes, in spikes. */
    private final double[] owed;

    private long step;

    /**
     * @param timeStep seconds
     * @throws InputException if a time step is longer than a row, or there are too many
     */
    StimulusSteps(Stimulus stimulus, double timeStep) {
        this.rows = stimulus.rows();
        this.steps = stimulus.seconds() / timeStep;
        this.owed = new double[stimulus.inputs()];
        if (steps < 1 - ROUNDING) {
            throw new InputException("--dt is '" + timeStep + "', allowed: up to " + stimulus.seconds()
                    + ", the seconds of a row of the stimulus");
        }
        if (!(steps * rows.length <= MOST)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "--dt is '%s', which makes %,.0f time steps of the stimulus, allowed: at most %,d",
                    timeStep,
                    steps * rows.length,
                    MOST));
        }
    }

    /** How many time steps the stimulus takes. */
    long count() {
        return Math.max(1, Math.round(steps * rows.length));
    }

    /** The row in the time of which the middle of a time step lies. */
    int row(long index) {
        return (int) Math.min(rows.length - 1, (long) ((index + 0.5) / steps));
    }

    /** Sets the spikes of the next time step. */
    void next(SpikeVector spikes) {
        double from = step / steps;
        double to = Math.min(rows.length, (step + 1) / steps);
        int first = (int) Math.min(rows.length - 1, (long) from);
        // A time step is no longer than a row: it lies in one, or in two.
        double inFirst = (Math.min(to, first + 1) - from) * steps;
        double inSecond = first + 1 < rows.length ? Math.max(0, to - (first + 1)) * steps : 0;
        spikes.clear();
        for (int input = 0; input < owed.length; input++) {
            owed[input] += inFirst * rows[first][input];
            owed[input] += inSecond > 0 ? inSecond * rows[first + 1][input] : 0;
            if (owed[input] >= 0.5 - ROUNDING) {
                owed[input] -= 1;
                spikes.set(input);
            }
        }
        step++;
    }
}
