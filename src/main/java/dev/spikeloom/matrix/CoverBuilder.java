package dev.spikeloom.matrix;

import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Builds a pairwise cover one assignment at a time. Each is the best of several candidates; a candidate starts from a
 * pair that is not yet covered, and gives each further factor the value that covers most new pairs (after AETG: Cohen,
 * Dalal, Fredman and Patton 1997). Unlike there, a candidate that runs into a constraint is not dropped but searched on,
 * so that a pair without one is known to be in no valid assignment.
 */
final class CoverBuilder {
    /** As many as AETG's authors use. */
    private static final int CANDIDATES = 50;

    private static final CompletionSearch.Preference ANY_VALUE = (choice, factor, value) -> 0;

    private final FactorSpace space;
    private final RandomDraws draws;
    private final CompletionSearch search;
    private final OpenPairs open;
    private final int[] allFactors;
    private final Set<FactorPair> infeasible = new HashSet<>();
    private final Set<Assignment> assignments = new LinkedHashSet<>();

    CoverBuilder(FactorSpace space, List<Constraint> constraints, long seed) {
        this.space = space;
        draws = new RandomDraws(seed);
        search = new CompletionSearch(space, new ConstraintChecks(space, constraints), draws);
        open = new OpenPairs(space);
        allFactors = IntStream.range(0, space.size()).toArray();
    }

    PairwiseCover build(int atLeast) {
        // Otherwise every single pair would be searched for in vain.
        if (search.complete(space.nothing(), ANY_VALUE, choice -> true).isEmpty()) {
            throw new IllegalArgumentException("no assignment meets all constraints");
        }
        for (Optional<int[]> next = bestCandidate(); next.isPresent(); next = bestCandidate()) {
            open.closeAll(next.get());
            assignments.add(assignment(next.get()));
        }
        fillUp(atLeast);
        return new PairwiseCover(
                List.copyOf(assignments),
                space.pairs().stream()
                        .filter(infeasible::contains)
                        .map(space::named)
                        .toList());
    }

    /** An assignment with a pair that none had before; empty if all pairs are covered or infeasible. */
    private Optional<int[]> bestCandidate() {
        List<int[]> candidates = new ArrayList<>();
        while (!open.isEmpty() && candidates.size() < CANDIDATES) {
            FactorPair pair = open.draw(draws);
            Optional<int[]> candidate = search.complete(space.choice(pair), open::gain, choice -> true);
            if (candidate.isPresent()) {
                candidates.add(candidate.get());
            } else {
                infeasible.add(pair);
                open.close(pair);
            }
        }
        return candidates.stream().max(Comparator.comparingInt(open::covered));
    }

    private void fillUp(int atLeast) {
        boolean more = true;
        while (more && assignments.size() < atLeast) {
            more = search.complete(space.nothing(), ANY_VALUE, choice -> !assignments.contains(assignment(choice)))
                    .map(choice -> assignments.add(assignment(choice)))
                    .orElse(false);
        }
    }

    private Assignment assignment(int[] choice) {
        return space.assignment(choice, allFactors);
    }
}
