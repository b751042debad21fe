package dev.spikeloom.physical.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RangeTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Test
    void boundsAreInOrder() {
        assertThatThrownBy(() -> new Range(2, 1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Range(0, Double.NaN, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void factorsThatAreOffIndependentlyAddInQuadrature() {
        Range one = new Range(1 / Math.exp(3), 1, Math.exp(3));
        Range other = new Range(2 / Math.exp(4), 2, 2 * Math.exp(4));

        Range product = Range.independent(one, other);

        assertThat(product.value()).isEqualTo(2, CLOSE);
        assertThat(product.low()).isEqualTo(2 / Math.exp(5), CLOSE);
        assertThat(product.high()).isEqualTo(2 * Math.exp(5), Offset.offset(1e-9));
    }

    @Test
    void whatIsCertainAddsNothing() {
        Range range = new Range(1, 2, 4);

        assertThat(Range.independent(range, Range.exact(1)).high()).isEqualTo(4, CLOSE);
        assertThat(Range.independent(range, Range.exact(1)).low()).isEqualTo(1, CLOSE);
    }

    @Test
    void aFrequencyFallsWithItsPeriod() {
        Range frequency = new Range(1, 2, 4).inverse(period -> 1 / period);

        assertThat(frequency).isEqualTo(new Range(0.25, 0.5, 1));
    }
}
