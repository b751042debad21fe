package dev.spikeloom.sim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.testing.RandomDesigns;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VcdWriterTest {
    private final RateDesign design = RateDesign.elaborate(
            RandomDesigns.network(RandomDesigns.random(1), List.of(5, 3), 4), Architecture.BASELINE);
    private final TraceLayout layout = design.traceLayout();
    private final Probes layer = layout.layer(0);
    private final TraceRecord record = new TraceRecord(layout);
    private final StringBuilder vcd = new StringBuilder();
    private VcdWriter writer;

    @BeforeEach
    void writeTheHeader() throws IOException {
        writer = new VcdWriter(layout, "snn_accelerator", vcd);
    }

    @Test
    void scopesFollowTheHierarchyOfTheRtl() {
        assertThat(vcd)
                .containsSubsequence(
                        "$scope module snn_accelerator $end",
                        " spikes_valid_i $end",
                        "$scope module u_layer_0 $end",
                        " issue_index [2:0] $end",
                        "$scope module u_neuron_array $end",
                        " v_q[0] [",
                        " v_q[2] [",
                        "$upscope $end",
                        "$scope module u_spike_counter $end",
                        "$enddefinitions $end");
    }

    @Test
    void aValueIsWrittenWhenItChangesOnly() throws IOException {
        record.put(layer.get(LayerProbe.ISSUE_VALID), true);
        record.put(layer.get(LayerProbe.ISSUE_INDEX), 5);
        writer.write(0, record);
        writer.write(1, record);
        record.put(layer.get(LayerProbe.ISSUE_INDEX), 3);
        writer.write(2, record);
        String code = code("issue_index [2:0]");
        assertThat(vcd.toString()
                        .lines()
                        .filter(line -> line.endsWith(" " + code))
                        .toList())
                .containsExactly("b101 " + code, "b11 " + code);
    }

    @Test
    void aGatedProbeIsWrittenInTheCyclesOfItsGateOnly() throws IOException {
        record.put(layer.get(LayerProbe.POTENTIALS), new int[] {-1, 2, 3});
        writer.write(0, record);
        String code = code("v_q[0] [6:0]");
        assertThat(vcd.toString()).doesNotContain("b1111111 " + code);
        record.put(layer.get(LayerProbe.FIRE), true);
        writer.write(1, record);
        assertThat(vcd.toString()).contains("b1111111 " + code + "\n");
    }

    @Test
    void thresholdsStandBesideThePotentialsFromTheFirstCycleOn() throws IOException {
        writer.write(7, record);
        writer.write(8, record);
        for (int n = 0; n < 3; n++) {
            int threshold = DenseDesign.of(design.layers().get(0)).quantized().thresholds()[n];
            String bits = Integer.toBinaryString(threshold & 0x7f);
            assertThat(vcd.toString()).containsOnlyOnce("b" + bits + " " + code("threshold_q[" + n + "] [6:0]") + "\n");
        }
    }

    @Test
    void theClockFallsAtTheStartOfACycleAndRisesInItsMiddle() throws IOException {
        writer.write(7, record);
        assertThat(vcd.toString()).containsSubsequence("#14\n0!\n", "#15\n1!\n");
    }

    private String code(String name) {
        String line = vcd.toString()
                .lines()
                .filter(l -> l.startsWith("$var") && l.contains(" " + name + " "))
                .findFirst()
                .orElseThrow();
        return line.substring("$var wire ".length()).replaceAll("^\\d+ (\\S+) .*", "$1");
    }
}
