package dev.spikeloom.study.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An imported neuron beside recordings of ten simulators and chips. */
class LifBenchmarkTest {
    @Test
    void thereAreTenRecordings() {
        assertThat(LifBenchmark.recordings()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 10, 11, 12, 13, 14, 15})
    void theNeuronIsWithinTheSpreadOfTheOthersFromFineTimeStepsOn(int halvings) {
        ResponseComparison comparison = LifBenchmark.halved(halvings);

        assertThat(comparison.response().spikes()).isEqualTo(4);
        assertThat(comparison.response().timeError()).isLessThanOrEqualTo(greatest(comparison, Deviation::timeError));
        assertThat(comparison.response().potentialError())
                .isLessThanOrEqualTo(greatest(comparison, Deviation::potentialError));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9, 10, 11, 12, 13, 14, 15})
    void theNeuronIsNearerToTheExactSolutionThanTheMedianOfTheOthers(int halvings) {
        ResponseComparison comparison = LifBenchmark.halved(halvings);

        assertThat(comparison.response().timeError())
                .isLessThan(comparison.median().timeError());
        assertThat(comparison.response().potentialError())
                .isLessThan(comparison.median().potentialError());
    }

    @Test
    void fromTimeStepsOf5MicrosecondsOnTheNeuronIsNearerThanAnyOfTheOthers() {
        ResponseComparison comparison = LifBenchmark.halved(9);

        assertThat(comparison.response().spikeTimes())
                .containsExactly(
                        new BigDecimal("0.046"),
                        new BigDecimal("0.051"),
                        new BigDecimal("0.071"),
                        new BigDecimal("0.076"));
        assertThat(comparison.recordings())
                .allSatisfy(other -> assertThat(other.potentialError())
                        .isGreaterThan(comparison.response().potentialError()));
    }

    @Test
    void itComesToTheExactSolutionAsTimeStepsBecomeShorter() {
        assertThat(IntStream.rangeClosed(5, 15)
                        .mapToObj(halvings ->
                                LifBenchmark.halved(halvings).response().potentialError()))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .last()
                .satisfies(error -> assertThat(error).isLessThan(new BigDecimal("0.00001")));
    }

    private static BigDecimal greatest(ResponseComparison comparison, Function<Deviation, BigDecimal> figure) {
        return comparison.recordings().stream()
                .map(figure)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
