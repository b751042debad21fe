package dev.spikeloom.run.accuracy;

import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.InputException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How accuracy is evaluated.
 *
 * @param timeSteps numbers of time steps, ascending; empty for the powers of two up to {@value #MOST_BY_DEFAULT}, or up
 *     to the length of recordings
 * @param runs how often all samples are presented, each time with other random spikes
 */
public record EvaluationPlan(List<Integer> timeSteps, int runs) {
    /** The most time steps unless others are asked for, and the most runs that may be. */
    public static final int MOST_BY_DEFAULT = 256;

    public static final int MAX_RUNS = Settings.MOST_RUNS;

    /** As many as Yin et al. averaged over. */
    public static final int DEFAULT_RUNS = 20;

    /** @throws InputException if a value is out of range */
    public EvaluationPlan {
        timeSteps = timeSteps.stream().distinct().sorted().toList();
        for (int steps : timeSteps) {
            if (steps < 1 || steps > Settings.MOST_TIME_STEPS) {
                throw new InputException("--time-steps is '" + steps + "', allowed: 1 to " + Settings.MOST_TIME_STEPS);
            }
        }
        if (runs < 1 || runs > MAX_RUNS) {
            throw new InputException("--runs is '" + runs + "', allowed: 1 to " + MAX_RUNS);
        }
    }

    /**
     * This plan with the numbers that suit some samples.
     *
     * @throws InputException if they are recordings that are not as long
     */
    EvaluationPlan on(Samples samples) {
        int most = samples.timeSteps() == 0 ? MOST_BY_DEFAULT : samples.timeSteps();
        List<Integer> steps = timeSteps.isEmpty() ? powersOfTwoUpTo(most) : timeSteps;
        boolean recorded = samples.timeSteps() > 0;
        int last = steps.get(steps.size() - 1);
        if (recorded && last > most) {
            throw new InputException(
                    "--time-steps is '" + last + "', allowed: 1 to " + most + ", the time steps of the recordings");
        }
        return new EvaluationPlan(steps, recorded ? 1 : runs);
    }

    private static List<Integer> powersOfTwoUpTo(int most) {
        return IntStream.concat(IntStream.iterate(1, t -> t < most, t -> 2 * t), IntStream.of(most))
                .boxed()
                .toList();
    }
}
