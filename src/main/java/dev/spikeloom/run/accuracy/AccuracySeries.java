package dev.spikeloom.run.accuracy;

import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * The accuracy of a network on the test samples over time steps.
 *
 * @param network what was evaluated, such as {@code float} or {@code 7-bit}
 * @param head the number of the head, from 1; null for the share of samples that are right in every head
 * @param classes of the head; null likewise
 * @param byTimeSteps accuracy, 0 to 1, over runs that differ in the encoder's seed
 */
public record AccuracySeries(String network, Integer head, Integer classes, SortedMap<Integer, Estimate> byTimeSteps) {

    /** The fewest time steps with a mean of at least {@code accuracy}; empty if none of those evaluated have it. */
    public OptionalInt firstReaching(double accuracy) {
        return byTimeSteps.entrySet().stream()
                .filter(entry -> entry.getValue().mean() >= accuracy)
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }
}
