package dev.spikeloom.physical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.power.AreaBreakdown;
import dev.spikeloom.physical.power.Cause;
import dev.spikeloom.physical.power.PowerBreakdown;
import dev.spikeloom.physical.scale.NodeScaling.Corner;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of a design that are computed in the head: two samples in 250 cycles, 100 of them between results, at 28 nm. */
class EstimateTest {
    private static final double NANO = 1e-9;

    @TempDir
    private static Path folder;

    private static Technology technology;

    @BeforeAll
    static void load() {
        technology = Technologies.load("generic28", folder);
    }

    private static Estimate estimate(Corner corner, OptionalDouble megahertz, DesignDetails details) {
        Range reads = new Range(8 * NANO, 10 * NANO, 14 * NANO);
        PowerBreakdown power = new PowerBreakdown(
                250,
                Map.of(
                        "u_bank", Map.of(Cause.MEMORY_READS, reads),
                        "u_logic", Map.of(Cause.LOGIC, Range.exact(4 * NANO), Cause.CLOCK, Range.exact(5 * NANO))),
                Map.of("u_bank", Range.exact(1e-3), "u_logic", Range.exact(2e-3)));
        PhysicalFigures figures = new PhysicalFigures(
                new AreaBreakdown(
                        Map.of("u_logic", 1000.0), Map.of("u_bank", Range.exact(3000)), new Range(1000, 1500, 2000)),
                power,
                new Range(4 * NANO, 5 * NANO, 8 * NANO),
                Optional.of("from here to there"),
                false,
                2,
                100,
                Optional.of(0.5));
        return Estimate.of(
                Estimate.REFERENCE, 16, figures, details, technology, new EstimateOptions(corner, megahertz));
    }

    private static Estimate own() {
        return estimate(EstimateOptions.DEFAULT_CORNER, OptionalDouble.empty(), DesignDetails.NONE);
    }

    @Test
    void theClockIsTheInverseOfThePeriod() {
        Range clock = own().unscaled().clockMhz();

        assertThat(clock.low()).isCloseTo(125, within(1e-9));
        assertThat(clock.value()).isCloseTo(200, within(1e-9));
        assertThat(clock.high()).isCloseTo(250, within(1e-9));
        assertThat(own().unscaled().frequencyMhz()).isCloseTo(200, within(1e-9));
    }

    /** 10 / 2 of reads, 4 / 2 of logic, 5 x 100 / 250 of the clock, and 3 mW for 100 cycles at 200 MHz: 1.5. */
    @Test
    void whatHappensForASampleGoesBySamplesAndWhatHappensInEachCycleByCycles() {
        NodeFigures figures = own().unscaled();

        assertThat(figures.energyNj().value()).isCloseTo(5 + 2 + 2 + 1.5, within(1e-9));
        assertThat(figures.energyNj().low()).isCloseTo(4 + 2 + 2 + 1.5, within(1e-9));
        assertThat(figures.powerMw().value()).isCloseTo(10.5e-9 / 500e-9 * 1e3, within(1e-9));
        assertThat(figures.leakageMw().value()).isCloseTo(3, within(1e-9));
        assertThat(figures.logicAreaMm2()).isEqualTo(new Range(1000, 1500, 2000).times(1e-6));
        assertThat(figures.memoryAreaMm2().value()).isCloseTo(0.003, within(1e-12));
    }

    @Test
    void partsAddUpToTheWhole() {
        Estimate estimate = own();

        assertThat(estimate.energyByCause())
                .extracting(Estimate.Part::cause)
                .containsExactly("memory reads", "logic", "clock", "leakage");
        assertThat(estimate.energyByModule())
                .extracting(Estimate.ModulePart::path)
                .containsExactly("u_bank", "u_logic");
        assertThat(estimate.energyByModule().stream()
                        .mapToDouble(part -> part.unscaledNj().value())
                        .sum())
                .isCloseTo(10.5, within(1e-9));
    }

    /** Twice as slow, leakage has twice the time. */
    @Test
    void atAnotherFrequencyOnlyLeakageIsAnother() {
        NodeFigures slow = estimate(EstimateOptions.DEFAULT_CORNER, OptionalDouble.of(100), DesignDetails.NONE)
                .unscaled();

        assertThat(slow.energyNj().value()).isCloseTo(9 + 3, within(1e-9));
        assertThat(slow.powerMw().value()).isCloseTo(12, within(1e-9));
        assertThat(slow.beyondClock()).isFalse();
    }

    @Test
    void aClockThatTheDesignHasNotIsSaidSo() {
        Estimate fast = estimate(EstimateOptions.DEFAULT_CORNER, OptionalDouble.of(300), DesignDetails.NONE);

        assertThat(fast.unscaled().beyondClock()).isTrue();
        assertThat(fast.warnings())
                .containsExactly(
                        "300 MHz is faster than the clock at 28 nm, 0.9 V, 200.0 (125.0 to 250.0) MHz: power and"
                                + " energy there are what it would take, not what it can do");
        assertThat(own().warnings()).isEmpty();
    }

    @Test
    void atAnotherNodeTheUnscaledFiguresStandBeside() {
        Estimate scaled = estimate(new Corner(45, 1.0), OptionalDouble.empty(), DesignDetails.NONE);

        assertThat(scaled.unscaled()).isEqualTo(own().unscaled());
        assertThat(scaled.scaled().nodeNm()).isEqualTo(45);
        assertThat(scaled.scaled().logicAreaMm2().value())
                .isGreaterThan(2 * scaled.unscaled().logicAreaMm2().value());
        assertThat(scaled.scaled().energyNj().value())
                .isGreaterThan(scaled.unscaled().energyNj().value());
        assertThatThrownBy(() -> estimate(new Corner(5, 0.9), OptionalDouble.empty(), DesignDetails.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("node 5.0 nm, expected 7 to 130 nm");
    }

    @Test
    void netsThatWereNotCountedAreNamed() {
        Estimate estimate = estimate(
                EstimateOptions.DEFAULT_CORNER,
                OptionalDouble.empty(),
                new DesignDetails(
                        List.of(), Map.of(), Optional.empty(), List.of("u_logic.a", "u_logic.b"), 4, Optional.empty()));

        assertThat(estimate.annotatedNetsShare()).isEqualTo(0.5);
        assertThat(estimate.warnings())
                .containsExactly("toggles of 2 of 4 nets were not counted and are taken as none: u_logic.a, u_logic.b");
    }

    @Test
    void aFrequencyOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new EstimateOptions(EstimateOptions.DEFAULT_CORNER, OptionalDouble.of(0)))
                .isInstanceOf(InputException.class)
                .hasMessage("--frequency is '0.0', allowed: 0.001 to 100000 MHz");
    }
}
