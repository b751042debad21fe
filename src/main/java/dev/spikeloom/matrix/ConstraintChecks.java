package dev.spikeloom.matrix;

import static dev.spikeloom.matrix.FactorSpace.UNSET;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Constraints over the factors of a space, found by factor. */
final class ConstraintChecks {
    private record Check(Constraint constraint, int[] factors) {}

    private final FactorSpace space;
    private final List<List<Check>> byFactor = new ArrayList<>();

    /** @throws IllegalArgumentException if a constraint names a factor that is not there */
    ConstraintChecks(FactorSpace space, List<Constraint> constraints) {
        this.space = space;
        Stream.generate(ArrayList<Check>::new).limit(space.size()).forEach(byFactor::add);
        for (Constraint constraint : constraints) {
            int[] factors = constraint.factors().stream()
                    .mapToInt(space::place)
                    .sorted()
                    .toArray();
            for (int factor : factors) {
                byFactor.get(factor).add(new Check(constraint, factors));
            }
        }
    }

    /**
     * Looks for a constraint that a choice violates.
     *
     * @param factor that was set last; only constraints that name it are checked
     * @return the set factors that the first such constraint names: their values cannot stay together
     */
    Optional<BitSet> clash(int[] choice, int factor) {
        return byFactor.get(factor).stream()
                .filter(check -> !check.constraint().allows(space.assignment(choice, check.factors())))
                .findFirst()
                .map(check -> setFactors(choice, check.factors()));
    }

    private static BitSet setFactors(int[] choice, int[] factors) {
        BitSet set = new BitSet();
        for (int factor : factors) {
            if (choice[factor] != UNSET) {
                set.set(factor);
            }
        }
        return set;
    }
}
