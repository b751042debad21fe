package dev.spikeloom.matrix;

import java.util.List;

/**
 * A designed experiment in which every two values of different factors that can occur together do so at least once.
 *
 * @param assignments valid, all different, each of all factors in their order
 * @param infeasible the pairs of values that are in no valid assignment at all, in the order of the factors and values
 */
public record PairwiseCover(List<Assignment> assignments, List<ValuePair> infeasible) {
    public PairwiseCover {
        assignments = List.copyOf(assignments);
        infeasible = List.copyOf(infeasible);
    }

    /**
     * Looks for a small cover, and fills it up with further valid assignments at random.
     *
     * @param factors two or more, of different names
     * @param constraints that valid assignments meet, all of them
     * @param seed of everything random: the same arguments give the same cover
     * @param atLeast how many assignments there shall be; only if there are not as many valid ones, the cover has all of
     *     these and no more
     * @throws IllegalArgumentException if there are too few factors, two have one name, a constraint names one that is not
     *     there, no assignment is valid, or the constraints are so late to answer that looking for one was given up
     */
    public static PairwiseCover of(List<Factor> factors, List<Constraint> constraints, long seed, int atLeast) {
        return new CoverBuilder(new FactorSpace(factors), constraints, seed).build(atLeast);
    }
}
