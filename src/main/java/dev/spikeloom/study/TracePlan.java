package dev.spikeloom.study;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import java.util.OptionalInt;

/**
 * What is traced.
 *
 * @param samples test samples, from the first
 * @param timeSteps of each; the experiment's if empty
 * @param mostCycles after which the trace ends in any case
 */
public record TracePlan(int samples, OptionalInt timeSteps, long mostCycles) {
    /** @throws InputException if a value is out of range */
    public TracePlan {
        if (samples < 1) {
            throw new InputException("--samples is '" + samples + "', allowed: 1 or more");
        }
        if (mostCycles < 1) {
            throw new InputException("--cycles is '" + mostCycles + "', allowed: 1 or more");
        }
    }

    /**
     * The time steps that samples of an experiment are presented for.
     *
     * @throws InputException if there are not as many samples, they are not as long, or the design does not count as far
     */
    int timeStepsOf(Experiment experiment, Samples test) {
        if (samples > test.samples()) {
            throw new InputException("--samples is '" + samples + "', allowed: 1 to " + test.samples()
                    + ", the test samples of " + experiment.dataset());
        }
        int steps = timeSteps.orElse(experiment.timeSteps());
        Architecture architecture = experiment.architecture();
        int counted = architecture.maxTimeSteps();
        boolean tooShort = test.timeSteps() > 0 && test.timeSteps() < counted;
        int most = tooShort ? test.timeSteps() : counted;
        if (steps < 1 || steps > most) {
            throw new InputException("--time-steps is '" + steps + "', allowed: "
                    + (tooShort
                            ? "1 to " + most + ", the time steps of the recordings"
                            : architecture.allowedTimeSteps()));
        }
        return steps;
    }
}
