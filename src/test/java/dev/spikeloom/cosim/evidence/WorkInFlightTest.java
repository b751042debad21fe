package dev.spikeloom.cosim.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.CounterProbe;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.trace.ModelTrace;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.testing.RandomDesigns;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkInFlightTest {
    private static final int SAMPLES = 2;
    private static final int STEPS = 3;

    private final RateDesign design = RateDesign.elaborate(
            RandomDesigns.network(RandomDesigns.random(1), List.of(6, 5, 3), 4), Architecture.BASELINE);
    private final TraceLayout layout = design.traceLayout();
    private final TraceRecord record = new TraceRecord(layout);
    private final WorkInFlight inFlight = new WorkInFlight(design, layout, SAMPLES, STEPS);
    private final ModelTrace trace = new ModelTrace(
            Simulators.clockedModel(
                    design,
                    Host.of(design, new RecordedSpikes(SAMPLES, STEPS, 6), SAMPLES, STEPS, HostTiming.saturated())),
            layout);

    @Test
    void everythingIsAtTheFirstStepBeforeTheFirstCycle() {
        assertThat(inFlight.at(layout.layer(0).get(LayerProbe.ISSUE_INDEX))).isEqualTo("sample 0, time step 0");
        assertThat(inFlight.at(layout.get(CounterProbe.COUNTER_PUBLISH))).isEqualTo("sample 0, time step 0");
        assertThat(inFlight.at(layout.get(PortProbe.RESULT_CLASS))).isEqualTo("sample 0");
    }

    @Test
    void aLayerThatHasFiredIsAtTheNextStepWhileItsOutputIsStillAtTheLast() {
        skipUntilLayerZeroHasFired(4);
        assertThat(inFlight.at(layout.layer(0).get(LayerProbe.POTENTIALS))).isEqualTo("sample 1, time step 1");
        assertThat(inFlight.at(layout.layer(0).get(LayerProbe.SPIKES))).isEqualTo("sample 1, time step 0");
        assertThat(inFlight.at(layout.layer(1).get(LayerProbe.POTENTIALS))).startsWith("sample 0, ");
    }

    @Test
    void countsTheResultsThatAreTakenAndSaysWhenThereIsNoMoreWork() {
        int taken = 0;
        while (inFlight.results() < SAMPLES) {
            trace.next(record);
            taken += inFlight.advance(record) ? 1 : 0;
        }
        assertThat(taken).isEqualTo(SAMPLES);
        assertThat(inFlight.at(layout.layer(1).get(LayerProbe.FIRE))).isEqualTo("none, all samples are done");
        assertThat(inFlight.at(layout.get(PortProbe.RESULT_COUNTS))).isEqualTo("none, all samples are done");
    }

    private void skipUntilLayerZeroHasFired(int vectors) {
        int fired = 0;
        while (fired < vectors) {
            trace.next(record);
            inFlight.advance(record);
            fired += record.isSet(layout.layer(0).get(LayerProbe.FIRE)) ? 1 : 0;
        }
    }
}
