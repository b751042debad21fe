package dev.spikeloom.matrix;

import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an {@link Assignment} must meet to be valid.
 *
 * <p>Its predicate sees the factors that the constraint names and no others, so that a search knows which of them are to
 * blame when it answers false. It must be a function of their values alone.
 */
public final class Constraint {
    private final List<String> factors;
    private final Predicate<Assignment> possible;

    private Constraint(List<String> factors, Predicate<Assignment> possible) {
        this.factors = List.copyOf(factors);
        this.possible = possible;
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("a constraint needs a factor");
        }
        if (new HashSet<>(factors).size() < factors.size()) {
            throw new IllegalArgumentException("a constraint names a factor twice: " + factors);
        }
    }

    /**
     * A constraint that is decided once all its factors are set. The fewer these are, the earlier a search turns back.
     *
     * @param factors that the predicate looks at, one or more
     * @param valid asked only when all of them are set
     * @throws IllegalArgumentException if there is no factor, or one is named twice
     */
    public static Constraint among(List<String> factors, Predicate<Assignment> valid) {
        return new Constraint(
                factors, assignment -> assignment.values().size() < factors.size() || valid.test(assignment));
    }

    /**
     * A constraint that may be decided before all its factors are set; for those over many factors.
     *
     * @param factors that the predicate looks at, one or more
     * @param possible asked with any of them unset. It may answer false only if the constraint is violated whatever the
     *     unset factors become, so once false it stays false; when in doubt it answers true. With all factors set its
     *     answer is whether they are valid
     * @throws IllegalArgumentException if there is no factor, or one is named twice
     */
    public static Constraint early(List<String> factors, Predicate<Assignment> possible) {
        return new Constraint(factors, possible);
    }

    /** The factors that the predicate looks at. */
    List<String> factors() {
        return factors;
    }

    /**
     * Whether this constraint can still be met.
     *
     * @param assignment of {@link #factors()} or some of them, and no others
     */
    boolean allows(Assignment assignment) {
        return possible.test(assignment);
    }
}
