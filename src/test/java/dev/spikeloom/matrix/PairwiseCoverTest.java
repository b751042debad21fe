package dev.spikeloom.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseCoverTest {
    private static final Factor WIDTH = new Factor("issue_width", List.of("1", "2", "4", "8"));
    private static final Factor BANKS = new Factor("banks", List.of("1", "2", "4"));
    private static final Factor PORTS = new Factor("ports", List.of("1", "2"));
    private static final Factor MODEL = new Factor("neuron", List.of("dc", "ct"));
    private static final List<Factor> HARDWARE = List.of(WIDTH, BANKS, PORTS, MODEL);
    private static final Constraint ENOUGH_PORTS = Constraint.among(
            List.of("issue_width", "banks", "ports"),
            a -> a.number("banks") * a.number("ports") >= a.number("issue_width"));

    @Test
    void onlyPairsOfNoValidAssignmentAreInfeasible() {
        PairwiseCover cover = PairwiseCover.of(HARDWARE, List.of(ENOUGH_PORTS), 1, 0);

        assertThat(cover.infeasible())
                .containsExactly(
                        new ValuePair("issue_width", "4", "banks", "1"),
                        new ValuePair("issue_width", "8", "banks", "1"),
                        new ValuePair("issue_width", "8", "banks", "2"),
                        new ValuePair("issue_width", "8", "ports", "1"));
        assertThat(cover.infeasible().get(0)).hasToString("issue_width=4 with banks=1");
        requireCover(cover, HARDWARE, List.of(ENOUGH_PORTS));
    }

    @Test
    void aPairMayBeInfeasibleByConstraintsThatOnlyTogetherRuleItOut() {
        List<Factor> factors = binary("a", "b", "c", "d");
        List<Constraint> chain = List.of(equal("a", "c"), equal("c", "d"), equal("d", "b"));

        assertThat(PairwiseCover.of(factors, chain, 1, 0).infeasible())
                .contains(new ValuePair("a", "0", "b", "1"), new ValuePair("a", "1", "b", "0"))
                .hasSize(12);
    }

    @Test
    void assignmentsHaveAllFactorsInTheirOrder() {
        assertThat(PairwiseCover.of(HARDWARE, List.of(), 1, 0).assignments())
                .allSatisfy(assignment -> assertThat(assignment.values().keySet())
                        .containsExactly("issue_width", "banks", "ports", "neuron"));
    }

    /** Spaces small enough to look at every assignment, with constraints of both kinds that make some pairs infeasible. */
    @Test
    void randomSpacesAreCoveredAsFarAsBruteForceFindsThemFeasible() {
        Random random = new Random(5);
        int infeasible = 0;
        int empty = 0;
        for (int i = 0; i < 300; i++) {
            List<Factor> factors = randomFactors(random);
            List<Constraint> constraints = randomConstraints(factors, random);
            int seed = i;
            if (valid(factors, constraints).isEmpty()) {
                empty++;
                assertThatThrownBy(() -> PairwiseCover.of(factors, constraints, seed, 0))
                        .hasMessage("no assignment meets all constraints");
            } else {
                PairwiseCover cover = PairwiseCover.of(factors, constraints, seed, 0);
                requireCover(cover, factors, constraints);
                infeasible += cover.infeasible().size();
            }
        }
        assertThat(infeasible).isGreaterThan(1000);
        assertThat(empty).isBetween(1, 100);
    }

    @Test
    void theSameSeedGivesTheSameCover() {
        List<Factor> factors = large();
        List<Constraint> constraints = largeConstraints();

        PairwiseCover cover = PairwiseCover.of(factors, constraints, 7, 80);

        assertThat(PairwiseCover.of(factors, constraints, 7, 80)).isEqualTo(cover);
        assertThat(PairwiseCover.of(factors, constraints, 8, 80).assignments()).isNotEqualTo(cover.assignments());
    }

    /** The generator and what is drawn from it are part of what a seed means, on every JVM. */
    @Test
    void aSeedMeansTheSameEverywhere() {
        assertThat(PairwiseCover.of(binary("a", "b", "c"), List.of(), 1, 0).assignments())
                .extracting(assignment -> String.join("", assignment.values().values()))
                .containsExactly("111", "000", "100", "001", "010");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 30})
    void furtherValidAssignmentsFillTheCoverUp(int atLeast) {
        PairwiseCover cover = PairwiseCover.of(HARDWARE, List.of(ENOUGH_PORTS), 3, atLeast);

        assertThat(cover.assignments()).hasSizeGreaterThanOrEqualTo(atLeast);
        requireCover(cover, HARDWARE, List.of(ENOUGH_PORTS));
    }

    @Test
    void ifThereAreNotAsManyTheCoverHasAllThatAreValid() {
        PairwiseCover cover = PairwiseCover.of(HARDWARE, List.of(ENOUGH_PORTS), 3, 1000);

        assertThat(cover.assignments())
                .containsExactlyInAnyOrderElementsOf(valid(HARDWARE, List.of(ENOUGH_PORTS)))
                .hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1})
    void aSpaceFarTooLargeToListIsCoveredByFewAssignments(long seed) {
        PairwiseCover cover = PairwiseCover.of(large(), largeConstraints(), seed, 0);

        // Two factors of six values need 36.
        assertThat(cover.assignments()).hasSizeBetween(36, 80);
        requireValidAndDifferent(cover, largeConstraints());
        for (ValuePair pair : pairs(large())) {
            boolean covered = cover.assignments().stream().anyMatch(pair::occursIn);
            assertThat(covered)
                    .as("%s is covered", pair)
                    .isNotEqualTo(cover.infeasible().contains(pair));
        }
        // What brute force finds of the factors that a constraint joins; the others do not matter to it.
        List<Factor> joined = List.of(WIDTH, BANKS, PORTS);
        assertThat(cover.infeasible()).contains(new ValuePair("issue_width", "8", "banks", "1"));
        assertThat(cover.infeasible().stream().filter(pair -> isOf(joined, pair)))
                .containsExactlyElementsOf(infeasible(joined, List.of(ENOUGH_PORTS)));
    }

    /** 2^30 assignments of the other factors make no difference to a pair that no value of the last one goes with. */
    @Test
    void theSearchDoesNotTryWhatHasNoPartInAConflict() {
        List<Factor> factors = new ArrayList<>(binary("a", "b", "c"));
        IntStream.range(0, 30).forEach(i -> factors.add(new Factor("x" + i, List.of("0", "1"))));
        Constraint never = Constraint.among(List.of("a", "b", "c"), a -> a.number("a") + a.number("b") < 2);

        assertThat(PairwiseCover.of(factors, List.of(never), 1, 0).infeasible())
                .containsExactly(new ValuePair("a", "1", "b", "1"));
    }

    /** Seven pigeons do not fit six holes of their own, which takes far more trials than a first attempt has. */
    @Test
    void aPairIsInfeasibleThoughItTakesSeveralAttemptsToFindThat() {
        List<String> pigeons = IntStream.range(0, 7).mapToObj(i -> "pigeon" + i).toList();
        List<Factor> factors = new ArrayList<>(binary("crowded"));
        pigeons.forEach(name -> factors.add(new Factor(name, List.of("0", "1", "2", "3", "4", "5"))));
        List<Constraint> constraints = new ArrayList<>();
        for (ValuePair pair : pairs(
                pigeons.stream().map(name -> new Factor(name, List.of(""))).toList())) {
            constraints.add(Constraint.among(
                    List.of("crowded", pair.factor(), pair.otherFactor()),
                    a -> a.number("crowded") == 1 || a.number(pair.factor()) != a.number(pair.otherFactor())));
        }

        PairwiseCover cover = PairwiseCover.of(factors, constraints, 1, 0);

        assertThat(cover.infeasible())
                .hasSize(7 * 6)
                .allMatch(
                        pair -> pair.factor().equals("crowded") && pair.value().equals("0"));
    }

    /** Six queens on a board, no two in a row, column or diagonal: there are four ways. */
    @Test
    void aFewValidAssignmentsAmongManyAreFound() {
        List<Factor> columns = IntStream.range(0, 6)
                .mapToObj(i -> new Factor("column" + i, List.of("0", "1", "2", "3", "4", "5")))
                .toList();
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            for (int j = i + 1; j < 6; j++) {
                List<String> two = List.of("column" + i, "column" + j);
                int apart = j - i;
                constraints.add(Constraint.among(two, a -> {
                    int rows = Math.abs(a.number(two.get(0)) - a.number(two.get(1)));
                    return rows != 0 && rows != apart;
                }));
            }
        }

        PairwiseCover cover = PairwiseCover.of(columns, constraints, 1, 10);

        assertThat(cover.assignments()).hasSize(4);
        requireCover(cover, columns, constraints);
    }

    @Test
    void aConstraintOverAllFactorsMayAnswerEarly() {
        List<Factor> factors = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> factors.add(new Factor("x" + i, List.of("0", "1", "2", "3"))));
        List<String> names = factors.stream().map(Factor::name).toList();
        Constraint atMostThree = Constraint.early(
                names,
                a -> a.values().values().stream().mapToInt(Integer::parseInt).sum() <= 3);

        PairwiseCover cover = PairwiseCover.of(factors, List.of(atMostThree), 1, 0);

        // Of each pair of factors, the values 13, 22, 23, 31, 32 and 33 are too much.
        assertThat(cover.infeasible()).hasSize(66 * 6);
        requireValidAndDifferent(cover, List.of(atMostThree));
    }

    @Test
    void aConstraintOverAllFactorsThatAnswersLateIsGivenUp() {
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "x" + i).toList();
        List<Factor> factors = binary(names.toArray(String[]::new));

        assertThatThrownBy(() -> PairwiseCover.of(factors, List.of(Constraint.among(names, a -> false)), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no valid assignment found in 262144 trials");
    }

    @Test
    void aConstraintSeesOnlyTheFactorsItNames() {
        Constraint nosy = Constraint.among(List.of("banks"), a -> a.number("ports") == 1);

        assertThatThrownBy(() -> PairwiseCover.of(HARDWARE, List.of(nosy), 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factor ports is not set, but these are: [banks]");
    }

    @Test
    void factorsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Factor("banks", List.of())).hasMessage("factor banks needs a value");
        assertThatThrownBy(() -> new Factor("banks", List.of("1", "1")))
                .hasMessage("factor banks has a value twice: [1, 1]");
        assertThatThrownBy(() -> PairwiseCover.of(List.of(BANKS), List.of(), 1, 0))
                .hasMessage("pairs need two factors, but there are 1");
        assertThatThrownBy(() -> PairwiseCover.of(List.of(BANKS, BANKS), List.of(), 1, 0))
                .hasMessage("two factors have the name banks");
    }

    @Test
    void constraintsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> Constraint.among(List.of(), a -> true)).hasMessage("a constraint needs a factor");
        assertThatThrownBy(() -> Constraint.early(List.of("a", "a"), a -> true))
                .hasMessage("a constraint names a factor twice: [a, a]");
        assertThatThrownBy(() -> PairwiseCover.of(HARDWARE, List.of(equal("banks", "lanes")), 1, 0))
                .hasMessageStartingWith("a constraint names factor lanes, but there are only [");
    }

    /** The cover against what looking at every assignment finds. */
    private static void requireCover(PairwiseCover cover, List<Factor> factors, List<Constraint> constraints) {
        requireValidAndDifferent(cover, constraints);
        List<Assignment> valid = valid(factors, constraints);
        assertThat(valid).containsAll(cover.assignments());
        assertThat(cover.infeasible()).containsExactlyElementsOf(infeasible(factors, constraints));
        assertThat(pairs(factors))
                .filteredOn(pair -> valid.stream().anyMatch(pair::occursIn))
                .allSatisfy(pair -> assertThat(cover.assignments()).anyMatch(pair::occursIn));
    }

    private static void requireValidAndDifferent(PairwiseCover cover, List<Constraint> constraints) {
        assertThat(cover.assignments()).doesNotHaveDuplicates().allMatch(isValid(constraints));
    }

    private static List<ValuePair> infeasible(List<Factor> factors, List<Constraint> constraints) {
        List<Assignment> valid = valid(factors, constraints);
        return pairs(factors).stream()
                .filter(pair -> valid.stream().noneMatch(pair::occursIn))
                .toList();
    }

    private static List<Assignment> valid(List<Factor> factors, List<Constraint> constraints) {
        List<Assignment> all = List.of(new Assignment(Map.of()));
        for (Factor factor : factors) {
            all = all.stream()
                    .flatMap(a -> factor.values().stream().map(value -> with(a, factor.name(), value)))
                    .toList();
        }
        return all.stream().filter(isValid(constraints)).toList();
    }

    private static Predicate<Assignment> isValid(List<Constraint> constraints) {
        return assignment -> constraints.stream().allMatch(constraint -> {
            Map<String, String> seen = new LinkedHashMap<>(assignment.values());
            seen.keySet().retainAll(constraint.factors());
            return constraint.allows(new Assignment(seen));
        });
    }

    private static Assignment with(Assignment assignment, String factor, String value) {
        Map<String, String> values = new LinkedHashMap<>(assignment.values());
        values.put(factor, value);
        return new Assignment(values);
    }

    private static List<ValuePair> pairs(List<Factor> factors) {
        List<ValuePair> pairs = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            Factor factor = factors.get(i);
            for (Factor other : factors.subList(i + 1, factors.size())) {
                for (String value : factor.values()) {
                    other.values().forEach(w -> pairs.add(new ValuePair(factor.name(), value, other.name(), w)));
                }
            }
        }
        return pairs;
    }

    private static boolean isOf(List<Factor> factors, ValuePair pair) {
        List<String> names = factors.stream().map(Factor::name).toList();
        return names.contains(pair.factor()) && names.contains(pair.otherFactor());
    }

    private static List<Factor> binary(String... names) {
        return Stream.of(names).map(name -> new Factor(name, List.of("0", "1"))).toList();
    }

    private static Constraint equal(String a, String b) {
        return Constraint.among(List.of(a, b), x -> x.value(a).equals(x.value(b)));
    }

    /** The hardware, and 21 factors of 2 to 6 values. */
    private static List<Factor> large() {
        List<Factor> factors = new ArrayList<>(HARDWARE);
        for (int i = 0; i < 21; i++) {
            List<String> values =
                    IntStream.range(0, 2 + i % 5).mapToObj(Integer::toString).toList();
            factors.add(new Factor("x" + i, values));
        }
        return factors;
    }

    private static List<Constraint> largeConstraints() {
        List<Constraint> constraints = new ArrayList<>(List.of(ENOUGH_PORTS));
        for (int i = 0; i < 18; i++) {
            List<String> names = List.of("x" + i, "x" + (i + 1), "x" + (i + 3));
            constraints.add(Constraint.among(
                    names, a -> names.stream().mapToInt(a::number).sum() % 5 != 4));
        }
        return constraints;
    }

    private static List<Factor> randomFactors(Random random) {
        return IntStream.range(0, 2 + random.nextInt(4))
                .mapToObj(f -> new Factor(
                        "f" + f,
                        IntStream.rangeClosed(0, random.nextInt(4))
                                .mapToObj(Integer::toString)
                                .toList()))
                .toList();
    }

    private static List<Constraint> randomConstraints(List<Factor> factors, Random random) {
        List<Constraint> constraints = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Set<String> names = new LinkedHashSet<>();
            while (names.size() < 2) {
                IntStream.range(0, 3)
                        .forEach(n -> names.add(
                                factors.get(random.nextInt(factors.size())).name()));
            }
            constraints.add(
                    random.nextBoolean()
                            ? someForbidden(List.copyOf(names), random.nextInt())
                            : sumAtMost(List.copyOf(names), 1 + random.nextInt(4)));
        }
        return constraints;
    }

    private static Constraint someForbidden(List<String> names, int salt) {
        return Constraint.among(names, a -> {
            int hash = salt;
            for (String name : names) {
                hash = (hash + a.number(name)) * 0x9e3779b1;
            }
            return hash >>> 30 != 0;
        });
    }

    private static Constraint sumAtMost(List<String> names, int most) {
        return Constraint.early(
                names, a -> names.stream().filter(a::isSet).mapToInt(a::number).sum() <= most);
    }
}
