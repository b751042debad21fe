package dev.spikeloom.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The factors of an experiment by their places, from 0, and their values likewise. A choice is an array with the place of
 * a value for each factor, or {@link #UNSET}.
 */
final class FactorSpace {
    static final int UNSET = -1;

    private final List<Factor> factors;
    private final Map<String, Integer> places = new HashMap<>();

    /** @throws IllegalArgumentException if there are fewer than two factors, or two of one name */
    FactorSpace(List<Factor> factors) {
        this.factors = List.copyOf(factors);
        if (factors.size() < 2) {
            throw new IllegalArgumentException("pairs need two factors, but there are " + factors.size());
        }
        for (Factor factor : factors) {
            if (places.put(factor.name(), places.size()) != null) {
                throw new IllegalArgumentException("two factors have the name " + factor.name());
            }
        }
    }

    /** How many factors there are. */
    int size() {
        return factors.size();
    }

    /** How many values a factor has. */
    int values(int factor) {
        return factors.get(factor).values().size();
    }

    /**
     * The place of a factor.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    int place(String factor) {
        Integer place = places.get(factor);
        if (place == null) {
            throw new IllegalArgumentException(
                    "a constraint names factor " + factor + ", but there are only " + places.keySet());
        }
        return place;
    }

    /** A choice with every factor unset. */
    int[] nothing() {
        int[] choice = new int[size()];
        Arrays.fill(choice, UNSET);
        return choice;
    }

    /** A choice of two values and nothing else. */
    int[] choice(FactorPair pair) {
        int[] choice = nothing();
        choice[pair.factor()] = pair.value();
        choice[pair.other()] = pair.otherValue();
        return choice;
    }

    /** What is chosen for some factors, without those that are unset. */
    Assignment assignment(int[] choice, int[] of) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int f : of) {
            if (choice[f] != UNSET) {
                Factor factor = factors.get(f);
                values.put(factor.name(), factor.values().get(choice[f]));
            }
        }
        return new Assignment(values);
    }

    /** All pairs of values of two factors. */
    List<FactorPair> pairs() {
        List<FactorPair> pairs = new ArrayList<>();
        for (int f = 0; f < size(); f++) {
            for (int other = f + 1; other < size(); other++) {
                addPairs(pairs, f, other);
            }
        }
        return pairs;
    }

    private void addPairs(List<FactorPair> pairs, int factor, int other) {
        for (int v = 0; v < values(factor); v++) {
            for (int w = 0; w < values(other); w++) {
                pairs.add(new FactorPair(factor, v, other, w));
            }
        }
    }

    /** A pair by its names. */
    ValuePair named(FactorPair pair) {
        Factor first = factors.get(pair.factor());
        Factor second = factors.get(pair.other());
        return new ValuePair(
                first.name(),
                first.values().get(pair.value()),
                second.name(),
                second.values().get(pair.otherValue()));
    }
}
