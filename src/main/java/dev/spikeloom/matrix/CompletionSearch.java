package dev.spikeloom.matrix;

import static dev.spikeloom.matrix.FactorSpace.UNSET;

import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Completes a choice of some values to one of all that meets the constraints, or finds that there is none. The factors
 * are set in random order. Where no value of a factor fits, the search goes back to the last factor that has a part in
 * that, and leaves out those between (conflict-directed backjumping: Prosser 1993). A search that takes long begins anew
 * with the factors first that constraints failed by most often (after Boussemart, Hemery, Lecoutre and Sais 2004).
 */
final class CompletionSearch {
    /** In the first attempt, which is in random order: some ten per factor. Each further attempt may take twice as many. */
    private static final int FIRST_TRIALS = 1 << 8;

    /** In the last attempt, after which the search is given up. */
    private static final int MAX_TRIALS = 1 << 18;

    /** Which values are tried first. */
    @FunctionalInterface
    interface Preference {
        /** The higher, the sooner the value is tried; among equals chance decides. */
        int of(int[] choice, int factor, int value);
    }

    private final FactorSpace space;
    private final ConstraintChecks checks;
    private final RandomDraws draws;

    /** How often each factor had a part in a violated constraint, over all searches. */
    private final int[] blame;

    CompletionSearch(FactorSpace space, ConstraintChecks checks, RandomDraws draws) {
        this.space = space;
        this.checks = checks;
        this.draws = draws;
        blame = new int[space.size()];
    }

    /**
     * Searches all completions if need be.
     *
     * @param start what is given
     * @param wanted which complete choices will do, among those that meet the constraints
     * @throws IllegalArgumentException if the search takes too long
     */
    Optional<int[]> complete(int[] start, Preference preference, Predicate<int[]> wanted) {
        for (int trials = FIRST_TRIALS; trials <= MAX_TRIALS; trials *= 2) {
            List<Integer> order = trials == FIRST_TRIALS ? randomOrder(start) : orderByBlame(start);
            Attempt attempt = new Attempt(start, preference, wanted, order, trials);
            if (attempt.reasonToFail(0).isEmpty()) {
                return Optional.of(attempt.choice);
            }
            if (!attempt.gaveUp()) {
                return Optional.empty();
            }
        }
        throw new IllegalArgumentException("no valid assignment found in " + MAX_TRIALS
                + " trials, nor that there is none; constraints should name fewer factors, or answer earlier");
    }

    /** With what is given first, as there is nothing to choose. */
    private List<Integer> randomOrder(int[] start) {
        List<Integer> order = shuffled(space.size());
        order.sort(Comparator.comparing(factor -> start[factor] == UNSET));
        return order;
    }

    private List<Integer> orderByBlame(int[] start) {
        List<Integer> order = shuffled(space.size());
        order.sort(Comparator.<Integer, Boolean>comparing(factor -> start[factor] == UNSET)
                .thenComparing(factor -> -blame[factor]));
        return order;
    }

    private List<Integer> shuffled(int size) {
        List<Integer> places = new ArrayList<>();
        IntStream.range(0, size).forEach(places::add);
        draws.shuffle(places);
        return places;
    }

    private Optional<BitSet> clash(int[] choice, int factor) {
        Optional<BitSet> clash = checks.clash(choice, factor);
        clash.ifPresent(factors -> factors.stream().forEach(f -> blame[f]++));
        return clash;
    }

    /** One walk through the completions, in one order of the factors. */
    private final class Attempt {
        private final int[] start;
        private final Preference preference;
        private final Predicate<int[]> wanted;
        private final List<Integer> order;
        private final int[] choice = space.nothing();
        private int trialsLeft;

        Attempt(int[] start, Preference preference, Predicate<int[]> wanted, List<Integer> order, int trials) {
            this.start = start;
            this.preference = preference;
            this.wanted = wanted;
            this.order = order;
            trialsLeft = trials;
        }

        /** Whether the trials were used up, so that a failure means nothing. */
        boolean gaveUp() {
            return trialsLeft == 0;
        }

        /**
         * Sets the factors from a place of the order on.
         *
         * @return empty if that is done; otherwise factors before that place, whose values together rule it out. None of
         *     them if the trials are used up, which ends the search as if nothing that was set mattered
         */
        Optional<BitSet> reasonToFail(int from) {
            if (from == order.size()) {
                return wanted.test(choice) ? Optional.empty() : Optional.of(allFactors());
            }
            int factor = order.get(from);
            BitSet reason = new BitSet();
            for (int value : values(factor)) {
                Optional<BitSet> failure = reasonToFail(from, value);
                if (failure.isEmpty()) {
                    return failure;
                }
                if (!failure.get().get(factor)) {
                    reason = failure.get();
                    break;
                }
                reason.or(failure.get());
            }
            reason.clear(factor);
            choice[factor] = UNSET;
            return Optional.of(reason);
        }

        /** As {@link #reasonToFail(int)} after the factor at {@code from} has got a value, which may be part of the reason. */
        private Optional<BitSet> reasonToFail(int from, int value) {
            if (gaveUp()) {
                return Optional.of(new BitSet());
            }
            trialsLeft--;
            int factor = order.get(from);
            choice[factor] = value;
            Optional<BitSet> clash = clash(choice, factor);
            return clash.isPresent() ? clash : reasonToFail(from + 1);
        }

        private List<Integer> values(int factor) {
            if (start[factor] != UNSET) {
                return List.of(start[factor]);
            }
            List<Integer> values = shuffled(space.values(factor));
            values.sort(Comparator.comparingInt(value -> -preference.of(choice, factor, value)));
            return values;
        }

        private BitSet allFactors() {
            BitSet all = new BitSet();
            all.set(0, space.size());
            return all;
        }
    }
}
