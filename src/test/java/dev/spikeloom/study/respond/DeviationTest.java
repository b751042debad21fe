package dev.spikeloom.study.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviationTest {
    @ParameterizedTest
    @CsvSource({
        "10 20 30, 10 20 30, 3, 0",
        "11 20 28, 10 20 30, 3, 3",
        // One that is missed, one that is extra.
        "10 30, 10 20 30, 2, 0",
        "10 20 29 30, 10 20 30, 3, 0",
        // Between two: the earlier.
        "15, 10 20, 1, 5",
        "10 20, 15, 1, 5",
        // Far away, but nothing is nearer.
        "10, 90, 1, 80",
        "'', 10, 0, 0",
        "10, '', 0, 0",
        "41 46 50 70 75, 46 51 71 76, 4, 3",
    })
    void spikesArePairsIfNoOtherIsNearer(String found, String expected, int pairs, long distance) {
        assertThat(SpikeMatch.of(rows(found), rows(expected))).isEqualTo(new SpikeMatch(pairs, distance));
    }

    @Test
    void spikesAreMissedExtraAndTooEarlyOrTooLate() {
        Deviation deviation = deviation(
                new Trace(new double[5], rows("0 1 3")), new Trace(new double[] {1, 0, 0, 0, 0}, rows("0 4")));

        assertThat(deviation.spikeTimes())
                .containsExactly(BigDecimal.ZERO, new BigDecimal("0.5"), new BigDecimal("1.5"));
        assertThat(deviation.extra()).isEqualTo(1);
        assertThat(deviation.missed()).isZero();
        assertThat(deviation.timeError()).isEqualByComparingTo("0.25");
    }

    @Test
    void potentialsInUnitsOfTheirOwnAreMultiplied() {
        Deviation deviation = deviation(
                new Trace(new double[] {10, 20, 30, 0}, List.of()), new Trace(new double[] {1, 2, 3, 0}, List.of()));

        assertThat(deviation.factor()).isEqualByComparingTo("0.1");
        assertThat(deviation.potentialError()).isEqualByComparingTo("0");
    }

    @Test
    void theErrorOfPotentialsIsTheRootOfTheMeanSquare() {
        Deviation deviation = deviation(
                new Trace(new double[] {1, 1, 0, 0}, List.of()), new Trace(new double[] {1, 1, 2, 0}, List.of()));

        assertThat(deviation.potentialError()).isEqualByComparingTo("1");
    }

    @Test
    void nothingFitsPotentialsThatAreAllZero() {
        Deviation deviation =
                deviation(new Trace(new double[4], List.of()), new Trace(new double[] {1, 2, 3, 0}, rows("1")));

        assertThat(deviation.factor()).isNull();
        assertThat(deviation.potentialError()).isNull();
        assertThat(deviation.timeError()).isNull();
        assertThat(deviation.missed()).isEqualTo(1);
    }

    private static Deviation deviation(Trace found, Trace exact) {
        return Deviation.of(new Recording("found", List.of(found)), new Recording("exact", List.of(exact)), 0.5);
    }

    private static List<Integer> rows(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(" ", -1)).stream().map(Integer::valueOf).toList();
    }
}
