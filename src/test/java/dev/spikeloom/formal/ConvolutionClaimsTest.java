package dev.spikeloom.formal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.Sampled;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is claimed of convolutions is proven, and a module with one bug in it is refuted. */
@Tag("cosim")
class ConvolutionClaimsTest {
    @TempDir
    private Path folder;

    /** Lanes of 0 are all channels. */
    @Sampled(every = 3)
    @ParameterizedTest
    @CsvSource({
        "6x7-3c3-mp2-4, ONE, 0",
        "6x7-3c3-4, ALL, 2",
        "7x6x2-4c3s2p1-3, ONE, 2",
        "7x6x2-8c5s2p2-4, ALL, 4",
        "8x8-sp2-2c3p1-3, ALL, 0"
    })
    void theClaimsHold(String topology, KernelRows rows, int lanes) {
        RateDesign design = design(topology, rows, lanes);
        assertThat(new Proving(design)
                        .claims(folder, "prove_(spike_scheduler_ahead|window_map|kernel_aligner|potential_sweep).*"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.verdict())
                        .as(finding.claim().id() + " " + finding.detail())
                        .isEqualTo(Verdict.PROVEN));
    }

    @Sampled(every = 3)
    @ParameterizedTest(name = "{1}: {2} for {0}")
    @CsvSource(
            delimiterString = "=>",
            value = {
                "window_map_0 => window_map_0 => {2'd0, 3'd1, 2'd1, 3'd7} => {2'd0, 3'd1, 2'd1, 3'd3}",
                "window_map_0 => window_map_0 => 3'd2:    row = {2'd0, 3'd4, 2'd2}; => 3'd2:    row = {2'd1, 3'd4, 2'd2};",
                "window_map_0 => snn_layer_0 => .row_i          (event_index_q[5:3]) => .row_i          (event_index_q[4:2])",
                "spike_scheduler_ahead => spike_scheduler_ahead => ~busy_q | (~stall_i & ~many) => ~busy_q | ~many",
                "spike_scheduler_ahead => spike_scheduler_ahead => accept ? spikes_i : rest; => issue_valid_o ? rest : spikes_i;",
                "kernel_aligner => kernel_aligner => (b + k) % Banks => (b + k + 1) % Banks",
                "potential_sweep => potential_sweep => active_q <= ~last_o; => active_q <= ~first_o;",
                "potential_sweep => potential_sweep => final_q <= final_i; => final_q <= 1'b1;"
            })
    void aBugIsRefuted(String module, String file, String original, String broken) {
        assertThat(new Proving(design("6x7-3c3-mp2-4", KernelRows.ONE, 0))
                        .breaking(file + ".v", original, broken)
                        .properties(folder, module))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.REFUTED);
    }

    private static RateDesign design(String topology, KernelRows rows, int lanes) {
        LayerBuilder layer = LayerBuilder.baseline().with(ParameterTable.KERNEL_ROWS, rows);
        return ConvolutionDesigns.of(topology, lanes == 0 ? layer : layer.lanes(lanes));
    }
}
