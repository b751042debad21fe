package dev.spikeloom.physical.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.scale.NodeScaling.Corner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures at another node, against factors that were computed from the published tables by hand. */
class NodeScalingTest {
    private static final Corner TARGET = new Corner(28, 0.9);

    @ParameterizedTest(name = "from {0} nm at {1} V")
    @CsvSource({"45, 1.1, 0.377, 0.340, 0.356", "130, 1.2, 0.059, 0.072, 0.080", "7, 0.7, 6.4, 7.8, 9.7"})
    void areasAndEnergiesAt28Nanometres(double node, double volts, double area, double least, double most) {
        NodeScaling scaling = NodeScaling.of(new Corner(node, volts), TARGET);
        assertThat(scaling.area()).isCloseTo(area, within(0.01 * area));
        assertThat(scaling.energy().low()).isCloseTo(least, within(0.01 * least));
        assertThat(scaling.energy().high()).isCloseTo(most, within(0.01 * most));
    }

    @Test
    void nothingChangesFromANodeToItself() {
        NodeScaling same = NodeScaling.of(new Corner(45, 1.1), new Corner(45, 1.1));
        assertThat(same.area()).isEqualTo(1);
        assertThat(same.delay()).isEqualTo(Range.exact(1));
        assertThat(same.energy()).isEqualTo(Range.exact(1));
    }

    /** The fit for 32 nm has its least delay at 0.93 V. */
    @Test
    void noGateIsSlowerAtAHigherSupply() {
        double before = Double.POSITIVE_INFINITY;
        for (int millivolts = 500; millivolts <= 1300; millivolts += 50) {
            double delay = NodeScaling.of(new Corner(32, 0.9), new Corner(32, millivolts / 1000.0))
                    .delay()
                    .high();
            assertThat(delay).as("%d mV", millivolts).isLessThanOrEqualTo(before);
            before = delay;
        }
    }

    @Test
    void whatTheEquationsDoNotCoverIsRefused() {
        assertThatThrownBy(() -> NodeScaling.of(new Corner(180, 1.2), TARGET))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("node 180.0 nm, expected 7 to 130 nm");
        assertThatThrownBy(() -> NodeScaling.of(TARGET, new Corner(28, Double.NaN)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("voltage NaN V, expected 0.5 to 1.3 V");
    }
}
