package dev.spikeloom.network;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many samples are classified rightly when each is presented for a number of time steps.
 *
 * @param samples how many samples were classified
 * @param correct time steps to samples whose class was found, ascending
 */
public record AccuracyByTimeSteps(int samples, SortedMap<Integer, Integer> correct) {
    public AccuracyByTimeSteps {
        correct = Collections.unmodifiableSortedMap(new TreeMap<>(correct));
    }

    /**
     * The share of samples classified rightly, 0 to 1.
     *
     * @throws IllegalArgumentException if accuracy at {@code timeSteps} was not evaluated
     */
    public double at(int timeSteps) {
        Integer found = correct.get(timeSteps);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no accuracy at " + timeSteps + " time steps, only at " + correct.keySet());
        }
        return (double) found / samples;
    }
}
