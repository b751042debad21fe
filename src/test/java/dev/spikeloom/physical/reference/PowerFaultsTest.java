package dev.spikeloom.physical.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.physical.power.Cause;
import dev.spikeloom.physical.power.PowerBreakdown;
import dev.spikeloom.physical.scale.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults in the Verilog that change no spike, but what the design takes: the figures show them. */
class PowerFaultsTest {
    private static final String BANK = "u_layer_0.u_bank_0";

    @TempDir
    private static Path folder;

    private static PowerBreakdown right;

    @BeforeAll
    static void measure() {
        right = new TinyDesign(folder.resolve("right")).power(true);
    }

    private static double joules(PowerBreakdown power, String path, Cause cause) {
        return power.joules()
                .getOrDefault(path, Map.of())
                .getOrDefault(cause, Range.ZERO)
                .value();
    }

    @Test
    void aBankThatIsReadInEveryCycleTakesThatOfAllCycles() throws IOException {
        TinyDesign design = new TinyDesign(folder.resolve("read"));
        design.edit("snn_layer_0.v", "(bank_rd_en[0] | (load_en & load_port[0]))", "(1'b1)");

        PowerBreakdown wrong = design.power(true);

        double read = wrong.joules().get(BANK).get(Cause.MEMORY_READS).value() / wrong.cycles();
        assertThat(wrong.cycles()).isEqualTo(right.cycles());
        assertThat(joules(right, BANK, Cause.MEMORY_READS)).isPositive().isLessThan(0.9 * read * right.cycles());
        assertThat(joules(wrong, BANK, Cause.MEMORY_IDLE)).isZero();
        assertThat(joules(wrong, "u_layer_0.u_bank_1", Cause.MEMORY_READS))
                .isEqualTo(joules(right, "u_layer_0.u_bank_1", Cause.MEMORY_READS));
    }

    /** What a register holds goes through a gate, so that nothing can take its clock away. */
    @Test
    void aRegisterBankThatIsNeverGatedTakesMoreClock() throws IOException {
        TinyDesign design = new TinyDesign(folder.resolve("gate"));
        design.edit(
                "neuron_array_dc.v",
                "      always @(posedge clk_i) begin\n        if (acc_valid_i) begin",
                "      reg never_q;\n      always @(posedge clk_i) begin\n"
                        + "        never_q <= never_q & fire_i & acc_valid_i;\n        if (acc_valid_i) begin");
        design.edit("neuron_array_dc.v", "        if (fire_i) begin", "        begin");
        design.edit(
                "neuron_array_dc.v",
                "spikes_q[n] <= v_q[n] > threshold_q[n];",
                "spikes_q[n] <= fire_i ? (v_q[n] > threshold_q[n]) : (spikes_q[n] ^ never_q);");

        PowerBreakdown wrong = design.power(true);

        assertThat(wrong.cycles()).isEqualTo(right.cycles());
        String array = "u_layer_0.u_neuron_array";
        assertThat(joules(wrong, array, Cause.CLOCK)).isGreaterThan(1.05 * joules(right, array, Cause.CLOCK));
    }

    @Test
    void withoutClockGatesAllRegistersTakeTheirClock() {
        PowerBreakdown ungated = new TinyDesign(folder.resolve("ungated")).power(false);

        assertThat(ungated.byCause().get(Cause.CLOCK).value())
                .isGreaterThan(1.2 * right.byCause().get(Cause.CLOCK).value());
        assertThat(ungated.byCause().get(Cause.MEMORY_READS))
                .isEqualTo(right.byCause().get(Cause.MEMORY_READS));
    }
}
