package dev.spikeloom.network;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many samples are classified rightly when each is presented for a number of time steps.
 *
 * @param samples how many samples were classified
 * @param correct by time steps, ascending
 */
public record AccuracyByTimeSteps(int samples, SortedMap<Integer, Correct> correct) {
    public AccuracyByTimeSteps {
        correct = Collections.unmodifiableSortedMap(new TreeMap<>(correct));
    }

    /**
     * Samples whose class was found.
     *
     * @param byHead in each head
     * @param inAllHeads in every head at once
     */
    public record Correct(List<Integer> byHead, int inAllHeads) {
        public Correct {
            byHead = List.copyOf(byHead);
        }
    }

    /**
     * The share of samples classified rightly in every head, 0 to 1.
     *
     * @throws IllegalArgumentException if accuracy at {@code timeSteps} was not evaluated
     */
    public double at(int timeSteps) {
        return (double) correctAt(timeSteps).inAllHeads() / samples;
    }

    /**
     * The share of samples classified rightly in one head, 0 to 1.
     *
     * @throws IllegalArgumentException if accuracy at {@code timeSteps} was not evaluated
     */
    public double at(int timeSteps, int head) {
        return (double) correctAt(timeSteps).byHead().get(head) / samples;
    }

    private Correct correctAt(int timeSteps) {
        Correct found = correct.get(timeSteps);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no accuracy at " + timeSteps + " time steps, only at " + correct.keySet());
        }
        return found;
    }
}
