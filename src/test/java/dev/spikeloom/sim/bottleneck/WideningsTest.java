package dev.spikeloom.sim.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.BankMapping;
import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.RandomDesigns;
import java.util.List;
import org.junit.jupiter.api.Test;

class WideningsTest {
    private static final int SAMPLES = 6;
    private static final int STEPS = 5;

    @Test
    void theBusiestLayerIsTheBottleneckAndTheSecondIsNext() {
        Bottleneck bottleneck = Bottleneck.of(clocked(baseline()));

        assertThat(bottleneck.layer()).isZero();
        assertThat(bottleneck.busyShare()).isBetween(0.8, 1.0);
        assertThat(bottleneck.nextLayer()).isEqualTo(1);
        assertThat(bottleneck.nextBusyCycles()).isPositive();
    }

    @Test
    void aSingleLayerHasNoNext() {
        RateDesign design = DesignBuilder.of("40-12").build();

        assertThat(Bottleneck.of(clocked(design)).nextLayer()).isEqualTo(-1);
    }

    @Test
    void theClockedModelTakesTheCyclesThatAreStated() {
        RateDesign design = baseline();

        assertThat(widenings(design, 0))
                .hasSizeGreaterThan(1)
                .allSatisfy(widening -> assertThat(widening.interval())
                        .isEqualTo(clocked(RateDesign.elaborate(design.network(), widening.architecture()))
                                .meanInitiationInterval())
                        .isLessThan(clocked(design).meanInitiationInterval()));
    }

    @Test
    void aWiderIssueFromTheBanksThatAreThereIsOffered() {
        assertThat(changed(baseline(), 0)).contains(start().issueWidth(2).build());
    }

    @Test
    void whereOneBankHasOneRowACycleMorePortsOrBanksComeWithIt() {
        RateDesign design =
                DesignBuilder.of("40-12-4").layer(layer -> layer.bankRows(64)).build();

        assertThat(changed(design, 0))
                .contains(
                        start().bankRows(64).issueWidth(2).readPorts(2).build(),
                        start().bankRows(32).issueWidth(2).build())
                .doesNotContain(start().bankRows(64).issueWidth(2).build());
    }

    @Test
    void aFoldedLayerIsOfferedMoreLanes() {
        RateDesign design =
                DesignBuilder.of("40-12-4").layer(layer -> layer.lanes(4)).build();

        assertThat(changed(design, 0)).contains(start().lanes(8).build());
    }

    @Test
    void allLanesStandBeyondTheLargestPowerOfTwo() {
        RateDesign design = DesignBuilder.of("40-12-4")
                .layer(layer -> layer.lanes(8))
                .layer(layer -> layer)
                .build();

        assertThat(changed(design, 0)).contains(start().lanes(0).build());
    }

    @Test
    void conflictsAreRelievedByAnotherMapping() {
        RateDesign design = DesignBuilder.of("40-12-4")
                .layer(layer -> layer.issueWidth(2))
                .layer(layer -> layer)
                .build();

        assertThat(changed(design, 0))
                .contains(start().issueWidth(2).mapping(BankMapping.INTERLEAVED).build());
    }

    @Test
    void noIssueWidthIsOfferedWhereItWouldSaturateOtherwise() {
        RateDesign design = DesignBuilder.of("40-12-4")
                .layer(layer -> layer.membraneBits(8).saturate(true))
                .build();

        assertThat(changed(design, 0)).allMatch(layer -> layer.get(ParameterTable.ISSUE_WIDTH) == 1);
    }

    @Test
    void whatLimitsNothingIsNotWidened() {
        assertThat(widenings(DesignBuilder.of("40-3-3").build(), 1)).isEmpty();
    }

    @Test
    void aConvolutionIsOfferedItsKernelAtOnceAndASecondSetOfPotentials() {
        LayerBuilder narrow = LayerBuilder.baseline();
        RateDesign design = ConvolutionDesigns.of("5x8-3c3-3", narrow);

        assertThat(changed(design, 0))
                .contains(
                        narrow.with(ParameterTable.KERNEL_ROWS, KernelRows.ALL).build(),
                        LayerBuilder.baseline()
                                .with(ParameterTable.POTENTIAL_BUFFERS, 2)
                                .build());
    }

    private static LayerBuilder start() {
        return LayerBuilder.baseline().bankRows(8);
    }

    private static RateDesign baseline() {
        return DesignBuilder.of("40-12-4").build();
    }

    private static List<LayerArchitecture> changed(RateDesign design, int layer) {
        return widenings(design, layer).stream()
                .map(widening -> widening.architecture().layer(layer))
                .toList();
    }

    private static List<Widening> widenings(RateDesign design, int layer) {
        EventModel model = new EventModel(design, 1);
        return Widenings.of(design, layer, model.record(spikes(), SAMPLES, STEPS), 1);
    }

    private static SimulationResult clocked(RateDesign design) {
        return Simulators.clocked(design).run(spikes(), SAMPLES, STEPS, HostTiming.saturated(), Progress.NONE);
    }

    private static RecordedSpikes spikes() {
        return RandomDesigns.spikes(RandomDesigns.random(3), SAMPLES, STEPS, 40);
    }
}
