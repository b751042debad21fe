package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.testing.DesignBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line of the bench, which has hexadecimal digits, in decimal numbers with the sign that the signal has. */
class BenchDifferenceTest {
    /** Its potentials have 12 bits, and its first layer 80 neurons. */
    private final RateDesign design = DesignBuilder.of("20-80-4").build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u_layer_0.u_neuron_array.v_q[7] is ffd, expected 5 | u_layer_0.u_neuron_array.v_q[7]: expected 5, found -3",
                "u_layer_0.u_neuron_array.v_q[7] is fffffffffffffffd, expected 5"
                        + " | u_layer_0.u_neuron_array.v_q[7]: expected 5, found -3",
                "u_layer_1.spikes is a, expected 8 | u_layer_1.spikes[1]: expected 0, found 1",
                "u_layer_0.spikes[77] is 0, expected 1 | u_layer_0.spikes[77]: expected 1, found 0",
                "u_layer_0.issue_index is 1f, expected 10 | u_layer_0.issue_index: expected 16, found 31",
                "u_layer_0.stall is x, expected 0 | u_layer_0.stall: expected 0, found unknown (x)",
                "the number of results is 6, expected 8 | the number of results: expected 8, found 6"
            })
    void valuesAreDecimalWithTheSignOfTheirSignal(String bench, String words) {
        assertThat(BenchEvidence.text(design, "segment 2, cycle 14: " + bench))
                .isEqualTo("segment 2, cycle 14, " + words);
    }

    @Test
    void whatTheBenchDoesNotWordStaysAsItIs() {
        assertThat(BenchEvidence.text(design, "no memory")).isEqualTo("no memory");
    }
}
