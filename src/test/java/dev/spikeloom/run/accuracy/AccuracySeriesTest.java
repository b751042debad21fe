package dev.spikeloom.run.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A curve of mean accuracies 0.5, 0.8 and 0.7. */
class AccuracySeriesTest {
    private static final AccuracySeries CURVE = new AccuracySeries(
            "float",
            null,
            null,
            new TreeMap<>(Map.of(
                    1, Estimate.of(List.of(0.4, 0.6)), 2, Estimate.of(List.of(0.8)), 3, Estimate.of(List.of(0.7)))));

    @Test
    void anAccuracyIsReachedAtTheFirstTimeStepsThatHaveItInTheMean() {
        assertThat(CURVE.firstReaching(0.45)).hasValue(1);
        assertThat(CURVE.firstReaching(0.7)).hasValue(2);
        assertThat(CURVE.firstReaching(0.8)).hasValue(2);
    }

    @Test
    void anAccuracyAboveTheWholeCurveIsNotReached() {
        assertThat(CURVE.firstReaching(0.81)).isEmpty();
    }
}
