package dev.spikeloom.cosim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.RandomDesigns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolCheckTest {
    private final RateDesign design = RateDesign.elaborate(
            RandomDesigns.network(RandomDesigns.random(1), List.of(6, 5, 3), 4), Architecture.BASELINE);
    private final TraceLayout layout = design.traceLayout();
    private final Probes layer = layout.layer(0);
    private final TraceRecord record = new TraceRecord(layout);
    private final ProtocolCheck check = new ProtocolCheck(layout);

    @Test
    void anOfferThatWaitsMayStay() {
        offer(true, false, 3);
        assertThat(check.next(record)).isEmpty();
        assertThat(check.next(record)).isEmpty();
    }

    @Test
    void anOfferThatIsAcceptedMayGo() {
        offer(true, true, 3);
        assertThat(check.next(record)).isEmpty();
        offer(false, true, 4);
        assertThat(check.next(record)).isEmpty();
    }

    @Test
    void anOfferThatIsWithdrawnIsNamed() {
        offer(true, false, 3);
        check.next(record);
        offer(false, false, 3);
        assertThat(check.next(record).orElseThrow().signal()).isEqualTo("u_layer_0.valid_q");
    }

    @Test
    void dataThatChangesBeforeItIsAcceptedIsNamed() {
        offer(true, false, 3);
        check.next(record);
        offer(true, true, 4);
        assertThat(check.next(record).orElseThrow().signal()).isEqualTo("u_layer_0.spikes");
    }

    private void offer(boolean valid, boolean ready, int spike) {
        record.put(layer.get(LayerProbe.OUTPUT_VALID), valid);
        record.put(layer.get(LayerProbe.OUTPUT_READY), ready);
        SpikeVector spikes = new SpikeVector(5);
        spikes.set(spike);
        record.put(layer.get(LayerProbe.SPIKES), spikes);
    }
}
