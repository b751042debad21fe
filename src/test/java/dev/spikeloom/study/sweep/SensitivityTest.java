package dev.spikeloom.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.study.sweep.Sensitivity.Effect;
import dev.spikeloom.study.sweep.Sensitivity.Level;
import dev.spikeloom.study.sweep.Sensitivity.OfObjective;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each parameter changes, on average over the points. */
class SensitivityTest {
    private static final String A = "architecture.issue_width";
    private static final String B = "architecture.bank_rows";

    private static final SweepPlan PLAN = Sweeps.read(
            "base: digits", "axes:", "  " + A + ": [1, 2]", "  " + B + ": [64, 32, 16]", "objectives: [energy]");

    @Test
    void inAFullGridTheyAreTheMeansOfThePointsWithAValue() {
        OfObjective energy = energy(
                PLAN,
                point(0, "1", "64", 10),
                point(1, "1", "32", 13),
                point(2, "1", "16", 40),
                point(3, "2", "64", 20),
                point(4, "2", "32", 23),
                point(5, "2", "16", 26));

        assertThat(energy.parameters()).extracting(Effect::parameter).containsExactly(B, A);
        assertThat(means(energy, A)).containsExactly(decimal("21"), decimal("23"));
        assertThat(means(energy, B)).containsExactly(decimal("15"), decimal("18"), decimal("33"));
    }

    @Test
    void theEffectIsTheLargestMeanLessTheSmallestAlsoAsAShareOfTheRange() {
        OfObjective energy = energy(PLAN, point(0, "1", "64", 10), point(3, "2", "64", 20));

        assertThat(effect(energy, A).effect()).isEqualByComparingTo("10");
        assertThat(effect(energy, A).share()).isEqualByComparingTo("1");
        assertThat(effect(energy, B).effect()).isEqualByComparingTo("0");
    }

    /**
     * Energy is 10 + 5 for width 2 + 100 for 16 rows. The plain means of 64 and 16 rows, 10 and 115, would have 16 rows cost
     * 105 more, and those of width 1 and 2, 10 and 80, would have the width cost 70.
     */
    @Test
    void whereCombinationsAreMissingParametersAreKeptApart() {
        OfObjective energy = energy(
                PLAN,
                point(0, "1", "64", 10),
                point(3, "2", "64", 15),
                point(5, "2", "16", 115),
                point(6, "2", "16", 115));

        assertThat(effect(energy, A).effect()).isEqualByComparingTo("5");
        assertThat(effect(energy, B).effect()).isEqualByComparingTo("100");
        assertThat(energy.explained()).isEqualByComparingTo("1");
    }

    /** The mean is 63.75; three of four points have width 2, so width 1 is 3.75 below it, and width 2 is 1.25 above. */
    @Test
    void aMeanIsOverAllPointsAsIfTheyHadTheValue() {
        OfObjective energy = energy(
                PLAN,
                point(0, "1", "64", 10),
                point(3, "2", "64", 15),
                point(5, "2", "16", 115),
                point(6, "2", "16", 115));

        assertThat(means(energy, A)).containsExactly(decimal("60"), decimal("65"));
    }

    @Test
    void whatParametersDoTogetherIsNotExplained() {
        OfObjective energy = energy(
                PLAN, point(0, "1", "64", 1), point(1, "1", "32", 0), point(3, "2", "64", 0), point(4, "2", "32", 1));

        assertThat(energy.explained()).isEqualByComparingTo("0");
    }

    @Test
    void parametersThatAlwaysChangeTogetherAreNotToldApart() {
        OfObjective energy = energy(PLAN, point(0, "1", "64", 10), point(4, "2", "32", 15));

        assertThat(effect(energy, A).effect()).isNull();
        assertThat(effect(energy, B).values()).containsExactly(new Level("64", 1, null), new Level("32", 1, null));
    }

    @Test
    void parametersOfOneAxisAreOne() {
        SweepPlan linked = Sweeps.read(
                "base: digits", "axes:", "  '" + A + ", " + B + "': [[1, 64], [2, 32]]", "objectives: [energy]");
        OfObjective energy = energy(linked, point(0, "1", "64", 10), point(1, "2", "32", 15));

        assertThat(energy.parameters()).singleElement().satisfies(effect -> {
            assertThat(effect.parameter()).isEqualTo(A + ", " + B);
            assertThat(effect.values()).extracting(Level::value).containsExactly("1, 64", "2, 32");
            assertThat(effect.effect()).isEqualByComparingTo("5");
        });
    }

    @Test
    void anObjectiveThatIsAlwaysTheSameHasNoShares() {
        OfObjective energy = energy(PLAN, point(0, "1", "64", 10), point(3, "2", "64", 10));

        assertThat(energy.explained()).isNull();
        assertThat(effect(energy, A).share()).isNull();
    }

    @Test
    void moreValuesThanAFitIsWorthAreRefused() {
        SweepPlan many = Sweeps.read("base: digits", "axes:", "  time_steps: {from: 1, to: 600, step: 1}");
        List<PointResult> points = IntStream.range(0, 600)
                .mapToObj(i -> new PointResult(
                        i,
                        Map.of("time_steps", String.valueOf(i + 1)),
                        Map.of("accuracy", BigDecimal.ONE, "energy_nj", BigDecimal.valueOf(i)),
                        null))
                .toList();

        assertThatThrownBy(() -> Sensitivity.of(many, points))
                .isInstanceOf(InputException.class)
                .hasMessage("the parameters of the sweep have 600 values, allowed for main effects: at most 500");
    }

    private static OfObjective energy(SweepPlan plan, PointResult... points) {
        return Sensitivity.of(plan, List.of(points)).objectives().get(0);
    }

    private static Effect effect(OfObjective objective, String parameter) {
        return objective.parameters().stream()
                .collect(Collectors.toMap(Effect::parameter, effect -> effect))
                .get(parameter);
    }

    private static List<BigDecimal> means(OfObjective objective, String parameter) {
        return effect(objective, parameter).values().stream().map(Level::mean).toList();
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    private static PointResult point(int number, String width, String rows, double energy) {
        return new PointResult(
                number, Map.of(A, width, B, rows), Map.of("energy_nj", BigDecimal.valueOf(energy)), null);
    }
}
