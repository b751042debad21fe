package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cosim --assertions} on the network of the zoo. */
@Tag("cosim")
class CosimAssertionsTest {
    @TempDir
    private Path temp;

    @Test
    void oneThatFailsIsNamedWithItsCycleAndTheExitCodeIs1() throws IOException {
        Path run = temp.resolve("run");
        assertThat(Ran.spikeloom("generate", "digits", "-o", run.toString()).exitCode())
                .isZero();
        Path scheduler = run.resolve("rtl/spike_scheduler.v");
        String verilog = Files.readString(scheduler);
        Files.writeString(scheduler, verilog.replace("accept ? spikes_i : rest;", "accept ? spikes_i : pending_q;"));
        assertThat(scheduler).content().isNotEqualTo(verilog);

        Ran ran = Ran.spikeloom("cosim", run.toString(), "--assertions", "-s", "cosimulation.samples=1");

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.out() + ran.err())
                .containsPattern(
                        "assertion u_layer_0\\.u_scheduler\\.\\w+_holds fails in cycle \\d+: an index is issued "
                                + "that has no spike, or that was issued before \\(snn_assertions\\.sv:\\d+\\)");
    }

    @Test
    void theMatrixHasNone() {
        assertThat(Ran.spikeloom("cosim", "--matrix", "--assertions").err()).contains("takes no --assertions");
    }
}
