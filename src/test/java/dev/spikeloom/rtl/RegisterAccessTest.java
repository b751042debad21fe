package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ThresholdScope;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.rtl.AccessTape.ValueClass;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes every register of designs behind AXI with every class of value, and compares each answer, and all that it can
 * have changed, with {@link DocumentedRegisters}.
 */
@Tag("cosim")
class RegisterAccessTest {
    @TempDir
    private Path folder;

    static Stream<Named<RateDesign>> designs() {
        return Stream.of(
                Named.of(
                        "1 bit, a threshold a layer, counters",
                        builder("6-5-3", 1)
                                .sameThresholds()
                                .counters()
                                .layer(layer -> layer.thresholds(ThresholdScope.LAYER))
                                .build()),
                Named.of("5 bits", fiveBits()),
                Named.of(
                        "7 bits, SNN-CT, biases in the second of three layers, two heads, counters",
                        withBiasesOnlyIn(
                                1,
                                builder("4-7-5-3", 7)
                                        .neurons("snn-ct")
                                        .heads(1, 2)
                                        .biases()
                                        .counters()
                                        .build())),
                Named.of(
                        "16 bits, LIF, biases, one layer, counters",
                        builder("8-3", 16)
                                .neurons("lif-3-zero")
                                .biases()
                                .counters()
                                .build()),
                Named.of(
                        "8, 1 and 4 bits, SNN-CT, SNN-DC and LIF, biases",
                        builder("6-5-4-3", 8, 1, 4)
                                .neurons("snn-ct", "snn-dc", "lif-2")
                                .biases()
                                .build()),
                Named.of("16 bits, fixed", builder("5-4-2", 16).fixed().build()));
    }

    private static DesignBuilder builder(String topology, Integer... weightBits) {
        return DesignBuilder.of(topology).weightBits(weightBits).host(HostKind.AXI_PACKED);
    }

    private static RateDesign fiveBits() {
        return builder("6-5-3", 5).counters().build();
    }

    private static RateDesign withBiasesOnlyIn(int index, RateDesign design) {
        List<QuantizedLayer> layers = new ArrayList<>(design.network().layers());
        for (int l = 0; l < layers.size(); l++) {
            if (l != index) {
                QuantizedDenseLayer layer = (QuantizedDenseLayer) layers.get(l);
                layers.set(
                        l,
                        new QuantizedDenseLayer(
                                layer.neuronModel(),
                                layer.weightFormat(),
                                layer.weights(),
                                layer.thresholds(),
                                layer.scales()));
            }
        }
        return RateDesign.elaborate(new QuantizedNetwork(layers, design.heads()), design.architecture());
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @MethodSource("designs")
    void everyAnswerAndEffectIsAsDocumented(RateDesign design) throws IOException {
        RtlFiles rtl = Verilog.generate(design);
        rtl.writeTo(folder);
        AccessTape tape = tape(design, rtl);
        assertThat(differences(design, rtl, tape)).isEmpty();
        System.out.println("registers, " + design.network().weightBitsText() + " bits: " + tape.summary());
        assertThat(tape.writes(ValueClass.IN_RANGE, true)).isGreaterThan(8);
        assertThat(tape.writes(ValueClass.ONE_BEYOND, false)).isGreaterThan(8);
        assertThat(tape.writes(ValueClass.BITS_ABOVE, false)).isGreaterThan(8);
        assertThat(tape.writes(ValueClass.ALL_ONES, false)).isGreaterThan(8);
        assertThat(tape.writes(ValueClass.WRONG_STROBES, false)).isGreaterThan(8);
        assertThat(tape.writes(ValueClass.WRONG_STROBES, true)).isZero();
    }

    /** Each is what could go wrong in silence; the first three did. */
    @Sampled(every = 6)
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiterString = "==>",
            value = {
                "load_registers ==> place_exists & data_fits & ~lock_i"
                        + " ==> place_exists & (data_i[31:11] == {21{data_i[31]}}) & ~lock_i"
                        + " ==> write of 16 (0x10) to 0x070",
                "axi_lite_registers ==> write_good = write_data <= 32'd1; ==> write_good = write_data <= 32'd2;"
                        + " ==> write of 2 (0x2) to 0x064",
                "axi_lite_registers ==> (write_data[3:0] <= 4'd9) ==> 1'b1 ==> write of 10 (0xa) to 0x080",
                "axi_lite_port ==> &s_axi_wstrb ==> |s_axi_wstrb ==> with strobes 0x1",
                "axi_lite_registers ==> .write_i       (write & ==> .write_i       (write_valid & write_done &"
                        + " ==> what can be loaded",
                "axi_lite_registers ==> .row_write_i   (write & ==> .row_write_i   (write_valid & write_done &"
                        + " ==> read of 0x068",
            })
    void aFaultIsFound(String module, String original, String broken, String finding) throws IOException {
        RateDesign design = fiveBits();
        RtlFiles rtl = Verilog.generate(design);
        rtl.writeTo(folder);
        new UnitBench(folder).replace(module + ".v", original, broken);
        assertThat(differences(design, rtl, tape(design, rtl))).anyMatch(text -> text.contains(finding));
    }

    /** The page that is generated with a design says of each layer what the bench has found. */
    @Sampled(every = 6)
    @ParameterizedTest
    @MethodSource("designs")
    void thePageOfTheDesignSaysWhatIsTaken(RateDesign design) {
        RtlFiles rtl = Verilog.generate(design);
        DesignFacts facts = DesignFacts.of(design, rtl);
        String page = rtl.contents().get("registers.md");
        assertThat(page.contains("## LOAD_DATA")).isEqualTo(facts.loadable());
        for (int l = 0; l < facts.layers().size() && facts.loadable(); l++) {
            DesignFacts.Layer layer = facts.layers().get(l);
            String weights = layer.weightBits() == 1
                    ? "0 for +1, 1 for -1"
                    : facts.numbers(l, 0).get(0).toString();
            String biases =
                    layer.biasBits() == 0 ? "none" : facts.numbers(l, 2).get(0).toString();
            assertThat(page)
                    .contains("| " + l + " | up to " + (layer.rows() - 1) + " | up to " + (layer.neurons() - 1) + " | "
                            + weights + " | " + facts.numbers(l, 1).get(0)
                            + (layer.sharedThreshold() ? ", one for all neurons" : "") + " | " + biases + " |\n");
        }
    }

    private static AccessTape tape(RateDesign design, RtlFiles rtl) {
        DesignFacts facts = DesignFacts.of(design, rtl);
        StoredNumbers stored = new StoredNumbers(facts, design.network());
        AccessTape tape = new AccessTape(facts, stored, RandomDesigns.random(facts.mostWeightBits()));
        new RegisterAccesses(facts, stored, tape).all();
        return tape;
    }

    private List<String> differences(RateDesign design, RtlFiles rtl, AccessTape tape) throws IOException {
        DesignFacts facts = DesignFacts.of(design, rtl);
        String peek = facts.loadable() ? new StoredNumbers(facts, design.network()).peek() : "";
        AtomicFiles.writeString(folder.resolve("peek.vh"), peek);
        AtomicFiles.writeString(folder.resolve("accesses.hex"), tape.accesses());
        String printed = new UnitBench(folder)
                .run("register_access", "-DACCESSES=" + tape.lines(), "-DSTREAM_BITS=" + facts.streamBits(), "-I.");
        return tape.differences(printed.lines().toList());
    }
}
