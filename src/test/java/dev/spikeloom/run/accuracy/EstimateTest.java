package dev.spikeloom.run.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void theIntervalIsThatOfStudent() {
        Estimate estimate = Estimate.of(List.of(1.0, 2.0, 3.0, 4.0));

        // t of 3 degrees of freedom, two-sided 95 %: 3.18245 (any table); s = sqrt(5 / 3).
        assertThat(estimate.mean()).isEqualTo(2.5);
        assertThat(estimate.halfWidth95()).isCloseTo(3.18245 * Math.sqrt(5.0 / 3) / 2, within(1e-5));
    }

    @Test
    void equalRunsLeaveNoDoubt() {
        assertThat(Estimate.of(List.of(0.5, 0.5, 0.5)).halfWidth95()).isZero();
    }

    @Test
    void oneRunSaysNothingAboutItsSpread() {
        Estimate estimate = Estimate.of(List.of(0.25));

        assertThat(estimate.mean()).isEqualTo(0.25);
        assertThat(estimate.halfWidth95()).isNaN();
    }

    @Test
    void theExtremesAreKept() {
        Estimate estimate = Estimate.of(List.of(3.0, 1.0, 2.0));

        assertThat(estimate.min()).isEqualTo(1);
        assertThat(estimate.max()).isEqualTo(3);
    }
}
