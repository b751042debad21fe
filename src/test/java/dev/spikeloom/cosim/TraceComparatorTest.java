package dev.spikeloom.cosim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.evidence.Location;
import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.RandomDesigns;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceComparatorTest {
    private static final int NEURONS = 100;
    private static final int CLASSES = 3;

    private final RateDesign design = RateDesign.elaborate(
            RandomDesigns.network(RandomDesigns.random(1), List.of(6, NEURONS, CLASSES), 4), Architecture.BASELINE);
    private final TraceLayout layout = design.traceLayout();
    private final TraceRecord expected = new TraceRecord(layout);
    private final TraceRecord found = new TraceRecord(layout);
    private final TraceComparator comparator = new TraceComparator(layout);

    @Test
    void recordsWithoutADifferenceAreEqual() {
        assertThat(comparator.compare(expected, found)).isEmpty();
    }

    @Test
    void namesTheNeuronWhoseSpikeDiffers() {
        setInBoth(layout.layer(0).get(LayerProbe.OUTPUT_VALID));
        SpikeVector spikes = new SpikeVector(NEURONS);
        spikes.set(77);
        spikes.set(90);
        found.put(layout.layer(0).get(LayerProbe.SPIKES), spikes);
        Location where = difference();
        assertThat(where.signal()).isEqualTo("u_layer_0.spikes[77]");
        assertThat(where.value(expected)).isEqualTo(0);
        assertThat(where.value(found)).isEqualTo(1);
    }

    @Test
    void namesTheBitsOfTheSpikeCountThatDiffers() {
        setInBoth(layout.get(PortProbe.RESULT_VALID));
        expected.putFields(layout.get(PortProbe.RESULT_COUNTS), new int[] {16, 5, 1000}, design.countBits());
        found.putFields(layout.get(PortProbe.RESULT_COUNTS), new int[] {16, 5, 1001}, design.countBits());
        Location where = difference();
        assertThat(where.signal()).isEqualTo("result_counts_o[32:22]");
        assertThat(where.value(expected)).isEqualTo(1000);
        assertThat(where.value(found)).isEqualTo(1001);
    }

    @Test
    void namesTheNeuronWhosePotentialDiffersAndKeepsItsSign() {
        setInBoth(layout.layer(0).get(LayerProbe.FIRE));
        expected.putElement(layout.layer(0).get(LayerProbe.POTENTIALS), 42, -3);
        Location where = difference();
        assertThat(where.signal()).isEqualTo("u_layer_0.u_neuron_array.v_q[42]");
        assertThat(where.value(expected)).isEqualTo(-3);
    }

    @Test
    void whatIsNotObservedInACycleMayDiffer() {
        expected.putElement(layout.layer(0).get(LayerProbe.POTENTIALS), 42, -3);
        assertThat(comparator.compare(expected, found)).isEmpty();
    }

    @Test
    void countsAnElementOfAnArrayAsAValueAndOnlyWhatIsObserved() {
        comparator.compare(expected, found);
        assertThat(comparator.comparedValues()).isEqualTo(layout.always().size());
        setInBoth(layout.layer(0).get(LayerProbe.FIRE));
        comparator.compare(expected, found);
        assertThat(comparator.comparedValues()).isEqualTo(2L * layout.always().size() + NEURONS);
    }

    private void setInBoth(Probe gate) {
        expected.put(gate, true);
        found.put(gate, true);
    }

    private Location difference() {
        return comparator.compare(expected, found).orElseThrow();
    }
}
