package dev.spikeloom.explore;

import dev.spikeloom.network.AccuracyByTimeSteps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The accuracy of a network against time steps, over several encodings of the same samples as spikes.
 *
 * @param accuracies by time steps, ascending, each 0 to 1
 */
record AccuracyCurve(SortedMap<Integer, Estimate> accuracies) {
    AccuracyCurve {
        accuracies = Collections.unmodifiableSortedMap(new TreeMap<>(accuracies));
    }

    /** @param encodings evaluated at the same numbers of time steps */
    static AccuracyCurve of(List<AccuracyByTimeSteps> encodings) {
        SortedMap<Integer, Estimate> accuracies = new TreeMap<>();
        for (int steps : encodings.get(0).correct().keySet()) {
            List<Double> values = new ArrayList<>();
            encodings.forEach(encoding -> values.add(encoding.at(steps)));
            accuracies.put(steps, Estimate.of(values));
        }
        return new AccuracyCurve(accuracies);
    }

    /** @throws IllegalArgumentException if it was not evaluated at {@code timeSteps} */
    Estimate at(int timeSteps) {
        Estimate accuracy = accuracies.get(timeSteps);
        if (accuracy == null) {
            throw new IllegalArgumentException("no accuracy at " + timeSteps + " time steps");
        }
        return accuracy;
    }

    /** The fewest time steps with a mean of at least {@code accuracy}; empty if none of those evaluated have it. */
    OptionalInt firstReaching(double accuracy) {
        return accuracies.entrySet().stream()
                .filter(entry -> entry.getValue().mean() >= accuracy)
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }
}
