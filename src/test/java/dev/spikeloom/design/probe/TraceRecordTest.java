package dev.spikeloom.design.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.RandomDesigns;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceRecordTest {
    private final TraceLayout layout = RateDesign.elaborate(
                    RandomDesigns.network(RandomDesigns.random(1), List.of(100, 70, 10), 7), Architecture.BASELINE)
            .traceLayout();
    private final TraceRecord record = new TraceRecord(layout);

    @Test
    void probesFollowEachOtherWithoutAGap() {
        int offset = 0;
        for (Probe probe : layout.always()) {
            assertThat(probe.offset()).as(probe.path()).isEqualTo(offset);
            offset += probe.bytes();
        }
        assertThat(layout.alwaysBytes()).isEqualTo(offset);
        for (ProbeGroup group : layout.groups()) {
            for (Probe probe : group.probes()) {
                assertThat(probe.offset()).as(probe.path()).isEqualTo(offset);
                offset += probe.bytes();
            }
        }
        assertThat(layout.bytes()).isEqualTo(offset);
    }

    @Test
    void aNegativePotentialKeepsItsSign() {
        Probe potentials = layout.layer(0).get(LayerProbe.POTENTIALS);
        int[] values = new int[70];
        values[69] = -1234;
        record.put(potentials, values);
        assertThat(record.value(potentials, 69)).isEqualTo(BigInteger.valueOf(-1234));
        assertThat(record.value(potentials, 68)).isEqualTo(BigInteger.ZERO);
    }

    @Test
    void spikesWiderThan64BitsAreStoredNeuronZeroLowest() {
        Probe spikes = layout.layer(0).get(LayerProbe.SPIKES);
        SpikeVector vector = new SpikeVector(70);
        vector.set(0);
        vector.set(69);
        record.put(spikes, vector);
        assertThat(record.value(spikes, 0))
                .isEqualTo(BigInteger.ONE.shiftLeft(69).add(BigInteger.ONE));
    }

    @Test
    void countsStandSideBySideClassZeroLowest() {
        record.putFields(layout.get(PortProbe.RESULT_COUNTS), new int[] {1024, 3, 0, 0, 0, 0, 0, 0, 0, 1}, 11);
        assertThat(record.value(layout.get(PortProbe.RESULT_COUNTS), 0))
                .isEqualTo(BigInteger.valueOf(1024 + (3 << 11)).add(BigInteger.ONE.shiftLeft(99)));
    }
}
