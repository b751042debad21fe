package dev.spikeloom.rtl;

import static dev.spikeloom.design.parameter.ThresholdScope.LAYER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One bench holds every kind of neuron array to plain integers, under Icarus; and broken copies fail it. */
@Tag("cosim")
class NeuronArrayBenchTest {
    @TempDir
    private Path folder;

    /** The neuron arrays that the generator has names for, each in a design that has it. */
    static Stream<Arguments> neuronArrays() {
        return Stream.of(
                arguments("dc", DesignBuilder.of("9-5")),
                arguments("dc_bias_shared", shared(DesignBuilder.of("9-5").biases())),
                arguments("dc_folded", DesignBuilder.of("9-5").layer(layer -> layer.lanes(2))),
                arguments(
                        "dc_shared_serial",
                        DesignBuilder.of("9-5")
                                .sameThresholds()
                                .layer(layer -> layer.lanes(1).thresholds(LAYER))),
                arguments("ct", DesignBuilder.of("9-5").neurons("snn-ct")),
                arguments("ct_bias", DesignBuilder.of("9-5").neurons("snn-ct").biases()),
                arguments("ct_sat", saturating(DesignBuilder.of("9-5").neurons("snn-ct"))),
                arguments(
                        "ct_bias_serial",
                        DesignBuilder.of("9-5").neurons("snn-ct").biases().layer(layer -> layer.lanes(1))),
                arguments("ct_zero_shared", shared(DesignBuilder.of("9-5").neurons("snn-ct-zero"))),
                arguments("lif", DesignBuilder.of("9-5").neurons("lif-3")),
                arguments(
                        "lif_zero_folded",
                        DesignBuilder.of("9-5").neurons("lif-3-zero").layer(layer -> layer.lanes(2))),
                arguments("lif2", DesignBuilder.of("9-5").neurons("lif-1+3")),
                arguments(
                        "lif2_zero_bias_folded_sat",
                        DesignBuilder.of("9-5")
                                .neurons("lif-2+5-zero")
                                .biases()
                                .layer(layer -> layer.lanes(2).membraneBits(8).saturate(true))),
                arguments(
                        "lif_syn_bias",
                        DesignBuilder.of("9-5").neurons("lif-3-syn-2").biases()),
                arguments("ct_syn2_zero_shared", shared(DesignBuilder.of("9-5").neurons("snn-ct-syn-1+2-zero"))),
                arguments(
                        "lif2_syn_folded",
                        DesignBuilder.of("9-5").neurons("lif-2+4-syn-3").layer(layer -> layer.lanes(2))),
                arguments(
                        "lif_syn_serial",
                        DesignBuilder.of("9-5").neurons("lif-2-syn-3").layer(layer -> layer.lanes(1))),
                arguments(
                        "lif_syn_copied",
                        DesignBuilder.of("9-5").neurons("lif-3-syn-2").layer(layer -> layer.fanOut(2))),
                arguments("lif_copied", DesignBuilder.of("9-5").neurons("lif-3").layer(layer -> layer.fanOut(2))),
                arguments(
                        "ct_folded_copied",
                        DesignBuilder.of("9-7")
                                .neurons("snn-ct")
                                .layer(layer -> layer.lanes(4).fanOut(4))));
    }

    private static DesignBuilder shared(DesignBuilder design) {
        return design.sameThresholds().layer(layer -> layer.thresholds(LAYER));
    }

    private static DesignBuilder saturating(DesignBuilder design) {
        return design.layer(layer -> layer.membraneBits(8).saturate(true));
    }

    @Sampled(every = 8)
    @ParameterizedTest(name = "neuron_array_{0}")
    @MethodSource("neuronArrays")
    void neuronArrayPassesTheBenchOfAllKinds(String kind, DesignBuilder design) throws IOException {
        design.rtl().writeTo(folder);
        assertThat(runNeuronArray(kind)).startsWith("PASS neuron_array: ").hasLineCount(1);
    }

    @Sampled(every = 8)
    @ParameterizedTest(name = "neuron_array_{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "dc ==> v_q[n] > threshold_q[n] ==> v_q[n] >= threshold_q[n]",
                "dc ==> acc_first_i ? Zero : v_q[n] ==> v_q[n]",
                "dc ==> (acc_read_i ? ==> (1'b1 ?",
                "dc ==> SumWidth] | UnitBit ==> SumWidth]",
                "dc ==> g = g + GroupSize ==> g = g + GroupSize + 1",
                "dc_bias_shared ==> threshold_q[0] <= wr_data_i[w*MembraneWidth +: MembraneWidth] ==> threshold_q[0] <= 0",
                "dc_bias_shared ==> bias_value(bias_q[n]) : v_q[n] ==> Zero : v_q[n]",
                "dc_folded ==> threshold_q[{fire_fold_i, Place}] ==> threshold_q[Place]",
                "dc_folded ==> fire_i & (fire_fold_i == Fold[FoldWidth-1:0]) ==> fire_i",
                "dc_shared_serial ==> v_q[k] > threshold_q[0] ==> v_q[k] >= threshold_q[0]",
                "dc_shared_serial ==> (fire_fold_i == Fold[FoldWidth-1:0]) ==> (fire_fold_i >= Fold[FoldWidth-1:0])",
                "ct ==> left = (v > threshold) ? v - threshold : v ==> left = (v >= threshold) ? v - threshold : v",
                "ct ==> fire_i ? left(v_q[n], threshold_q[n]) : v_q[n] ==> v_q[n]",
                "ct ==> start = fresh ? Zero : v; ==> start = v;",
                "ct_bias ==> + bias_value(bias_q[n]) ==> + bias_value(bias_q[0])",
                "ct_bias ==> <= wr_data_i[w*MembraneWidth +: BiasWidth] ==> <= {BiasWidth{1'b0}}",
                "ct_bias ==> threshold_q[rd_neuron_i] ==> threshold_q[0]",
                "ct_bias ==> bias_q[rd_neuron_i] ==> bias_q[0]",
                "ct_bias_serial ==> carried_q[acc_fold_i] ==> carried_q[fire_fold_i]",
                "ct_bias_serial ==> left(v_q[n], threshold_q[fire_fold_i]) ==> left(v_q[n], threshold_q[0])",
                "ct_zero_shared ==> v_q[n] <= left(v_q[n], threshold_q[0]) ==> v_q[n] <= v_q[n]",
                "lif ==> v >>> LeakShift ==> v >> LeakShift",
                "lif ==> fresh ? Zero : v - (v >>> LeakShift) ==> fresh ? Zero : v",
                "lif2 ==> v >>> LeakStep ==> v >> LeakStep",
                "lif2 ==> v[0] & second[0] ==> 1'b0",
                "lif2 ==> >>> (LeakShift - 1) ==> >>> LeakShift",
                "lif2_zero_bias_folded_sat ==> v - lost(v) ==> lost(v)",
                "lif_syn_bias ==> synapse_q[n] <= v_q[n] - synapse_q[n] ==> synapse_q[n] <= v_q[n]",
                "lif_syn_bias ==> fire_i ? v_q[n] - synapse_q[n] : synapse_q[n] ==> synapse_q[n]",
                "lif_syn_bias ==> i >>> SynapseShift ==> i >> SynapseShift",
                "lif_syn_bias ==> current = fresh ? Zero : i ==> current = i",
                "ct_syn2_zero_shared ==> v[0] & second[0] ==> 1'b0",
                "lif2_syn_folded ==> current_q[f*Lanes+m] <= v_q[m] - synapse_q[m] ==> current_q[f*Lanes+m] <= v_q[m]",
                "lif_syn_serial ==> current_q[acc_fold_i] ==> current_q[fire_fold_i]",
                "lif_zero_folded ==> carried_q[{acc_fold_i, n[LaneWidth-1:0]}] ==> carried_q[n]",
                "lif_copied ==> g = Begin; ==> g = Begin + 1;",
                "ct_folded_copied ==> Begin = c * SetLanes ==> Begin = 0",
                "lif_zero_folded ==> left = (v > threshold) ? Zero : v ==> left = v",
            })
    void benchFailsForABrokenNeuronArray(String kind, String original, String broken) throws IOException {
        DesignBuilder design = neuronArrays()
                .filter(array -> array.get()[0].equals(kind))
                .map(array -> (DesignBuilder) array.get()[1])
                .findFirst()
                .orElseThrow();
        design.rtl().writeTo(folder);
        new UnitBench(folder).replace("neuron_array_" + kind + ".v", original, broken);
        assertThat(runNeuronArray(kind)).contains("FAIL neuron_array: ").doesNotContain("PASS");
    }

    /** What of the kind's ports is special is told to the bench by macros. */
    private String runNeuronArray(String kind) throws IOException {
        String module = "neuron_array_" + kind;
        boolean counts = Files.readString(folder.resolve(module + ".v")).contains("saturates_o");
        String macros =
                "ARRAY=" + module + " " + kind.replace('_', ' ').toUpperCase(Locale.ROOT) + (counts ? " COUNTS" : "");
        return new UnitBench(folder)
                .run(
                        "neuron_array",
                        Stream.of(macros.split(" ", -1))
                                .map(macro -> "-D" + macro)
                                .toArray(String[]::new));
    }
}
