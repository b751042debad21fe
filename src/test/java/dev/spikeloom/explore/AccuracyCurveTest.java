package dev.spikeloom.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccuracyCurveTest {
    private static final AccuracyCurve RISING = new AccuracyCurve(new TreeMap<>(
            Map.of(1, Estimate.of(List.of(0.4, 0.6)), 2, Estimate.of(List.of(0.8)), 3, Estimate.of(List.of(0.7)))));

    @Test
    void anAccuracyIsTheMeanOfTheEncodings() {
        assertThat(RISING.at(1).mean()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void anAccuracyIsReachedAtTheFirstTimeStepsThatHaveIt() {
        assertThat(RISING.firstReaching(0.45)).hasValue(1);
        assertThat(RISING.firstReaching(0.7)).hasValue(2);
        assertThat(RISING.firstReaching(0.8)).hasValue(2);
    }

    @Test
    void anAccuracyAboveTheWholeCurveIsNotReached() {
        assertThat(RISING.firstReaching(0.81)).isEmpty();
    }
}
