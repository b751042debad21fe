package dev.spikeloom.cosim.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.Design;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.trace.ModelTrace;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.testing.RandomDesigns;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkInFlightTest {
    private static final int SAMPLES = 2;
    private static final int STEPS = 3;

    private final Design design = Design.elaborate(
            RandomDesigns.network(RandomDesigns.random(1), List.of(6, 5, 3), 4), Architecture.BASELINE);
    private final TraceLayout layout = new TraceLayout(design);
    private final TraceRecord record = new TraceRecord(layout);
    private final WorkInFlight inFlight = new WorkInFlight(design, layout, SAMPLES, STEPS);
    private final ModelTrace trace = new ModelTrace(
            design,
            layout,
            Host.of(design, new RecordedSpikes(SAMPLES, STEPS, 6), SAMPLES, STEPS, HostTiming.saturated()));

    @Test
    void everythingIsAtTheFirstStepBeforeTheFirstCycle() {
        assertThat(inFlight.at(layout.layer(0).issueIndex().orElseThrow())).isEqualTo("sample 0, time step 0");
        assertThat(inFlight.at(layout.counterPublish)).isEqualTo("sample 0, time step 0");
        assertThat(inFlight.at(layout.resultClass)).isEqualTo("sample 0");
    }

    @Test
    void aLayerThatHasFiredIsAtTheNextStepWhileItsOutputIsStillAtTheLast() {
        skipUntilLayerZeroHasFired(4);
        assertThat(inFlight.at(layout.layer(0).potentials())).isEqualTo("sample 1, time step 1");
        assertThat(inFlight.at(layout.layer(0).spikes())).isEqualTo("sample 1, time step 0");
        assertThat(inFlight.at(layout.layer(1).potentials())).startsWith("sample 0, ");
    }

    @Test
    void countsTheResultsThatAreTakenAndSaysWhenThereIsNoMoreWork() {
        int taken = 0;
        while (inFlight.results() < SAMPLES) {
            trace.next(record);
            taken += inFlight.advance(record) ? 1 : 0;
        }
        assertThat(taken).isEqualTo(SAMPLES);
        assertThat(inFlight.at(layout.layer(1).fire())).isEqualTo("none, all samples are done");
        assertThat(inFlight.at(layout.resultCounts)).isEqualTo("none, all samples are done");
    }

    private void skipUntilLayerZeroHasFired(int vectors) {
        int fired = 0;
        while (fired < vectors) {
            trace.next(record);
            inFlight.advance(record);
            fired += record.isSet(layout.layer(0).fire()) ? 1 : 0;
        }
    }
}
