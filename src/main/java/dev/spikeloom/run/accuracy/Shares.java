package dev.spikeloom.run.accuracy;

import dev.spikeloom.network.AccuracyByTimeSteps;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Shares of samples that are classified rightly, 0 to 1, by time steps. */
public final class Shares {
    private Shares() {}

    /** In every head at once. */
    public static SortedMap<Integer, Double> of(AccuracyByTimeSteps accuracy) {
        return byTimeSteps(accuracy, accuracy::at);
    }

    /** In each head; null if there is one. */
    public static List<SortedMap<Integer, Double>> byHead(AccuracyByTimeSteps accuracy) {
        int heads = accuracy.correct().values().iterator().next().byHead().size();
        return heads == 1
                ? null
                : IntStream.range(0, heads)
                        .mapToObj(head -> byTimeSteps(accuracy, steps -> accuracy.at(steps, head)))
                        .toList();
    }

    private static SortedMap<Integer, Double> byTimeSteps(AccuracyByTimeSteps accuracy, IntToDoubleFunction share) {
        SortedMap<Integer, Double> shares = new TreeMap<>();
        accuracy.correct().keySet().forEach(steps -> shares.put(steps, share.applyAsDouble(steps)));
        return shares;
    }
}
