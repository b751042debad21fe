package dev.spikeloom.physical.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NonNegativeFitTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    private static final List<double[]> ROWS =
            List.of(new double[] {1, 0, 2}, new double[] {1, 1, 0}, new double[] {1, 2, 5}, new double[] {1, 3, 1});

    private static double[] weights() {
        return new double[] {1, 1, 1, 1};
    }

    @Test
    void sumsOfFeaturesGiveTheirCoefficients() {
        double[] found = NonNegativeFit.solve(ROWS, new double[] {7, 5, 17, 11}, weights());

        assertThat(found).containsExactly(new double[] {3, 2, 2}, CLOSE);
    }

    @Test
    void whatWouldBeNegativeIsZero() {
        double[] falling = {9, 6, 3, 0};

        double[] found = NonNegativeFit.solve(
                List.of(new double[] {1, 0}, new double[] {1, 1}, new double[] {1, 2}, new double[] {1, 3}),
                falling,
                weights());

        assertThat(found).containsExactly(new double[] {4.5, 0}, CLOSE);
    }

    @Test
    void aPointThatCountsMoreIsCloser() {
        List<double[]> one = List.of(new double[] {1}, new double[] {1});

        double[] found = NonNegativeFit.solve(one, new double[] {1, 2}, new double[] {3, 1});

        assertThat(found[0]).isEqualTo((9.0 + 2) / 10, CLOSE);
    }

    @Test
    void aFeatureThatIsNeverThereCostsNothing() {
        double[] found = NonNegativeFit.solve(
                List.of(new double[] {1, 0}, new double[] {2, 0}), new double[] {4, 8}, new double[] {1, 1});

        assertThat(found).containsExactly(new double[] {4, 0}, CLOSE);
    }
}
