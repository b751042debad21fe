package dev.spikeloom.rtl;

import static dev.spikeloom.design.parameter.WeightStorage.FIXED;
import static dev.spikeloom.design.parameter.WeightStorage.LOADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.Architectures;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.FeatureDesigns;
import dev.spikeloom.testing.GeneratedRtl;
import dev.spikeloom.testing.Uniform;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerilogGeneratorTest {
    @Test
    void fileListNamesEveryModuleBeforeItsUsers() {
        RtlFiles files = GeneratedRtl.small(1);
        assertThat(files.contents().get("files.f").lines())
                .containsExactly(
                        "priority_tree.v",
                        "priority_rest.v",
                        "priority_encoder.v",
                        "spike_scheduler.v",
                        "sram_bank.v",
                        "neuron_array_dc.v",
                        "snn_layer_0.v",
                        "snn_layer_1.v",
                        "argmax.v",
                        "spike_counter.v",
                        "sample_sequencer.v",
                        "flight_counter.v",
                        "snn_accelerator.v");
    }

    @Test
    void memoriesHaveOneFileEach() {
        assertThat(GeneratedRtl.small(1).contents().keySet().stream().filter(name -> name.endsWith(".hex")))
                .containsExactly(
                        "layer0_bank0.hex",
                        "layer0_bank1.hex",
                        "layer0_bank2.hex",
                        "layer0_thresholds.hex",
                        "layer1_bank0.hex",
                        "layer1_bank1.hex",
                        "layer1_thresholds.hex");
    }

    @Test
    void aWeightRowIsAWordWithNeuronZeroInTheLowestBits() {
        RtlFiles files =
                generate(LOADABLE, 5, new short[][] {{1, -1, 15}, {-16, 0, 2}, {3, 3, 3}}, new int[] {0, 0, 0});
        // 5 bits a weight, so 15 bits or four digits a word; three rows in banks of two, the last row unused.
        assertThat(files.contents()).containsEntry("layer0_bank0.hex", hex(1, -1, 15) + hex(-16, 0, 2));
        assertThat(files.contents()).containsEntry("layer0_bank1.hex", hex(3, 3, 3) + "0000\n");
    }

    private static String hex(int... weights) {
        BigInteger word = BigInteger.ZERO;
        for (int n = 0; n < weights.length; n++) {
            word = word.or(BigInteger.valueOf(weights[n] & 0x1f).shiftLeft(5 * n));
        }
        return String.format(Locale.ROOT, "%04x", word) + "\n";
    }

    @Test
    void aWeightOfOneBitIsItsSign() {
        RtlFiles files = generate(LOADABLE, 1, new short[][] {{1, -1, -1}, {-1, 1, 1}}, new int[] {0, 0, 0});
        assertThat(files.contents()).containsEntry("layer0_bank0.hex", "6\n1\n");
    }

    @Test
    void thresholdsAreTwosComplementOfThePotentialsWidth() {
        RtlFiles files = generate(LOADABLE, 4, new short[][] {{7, 7, 7}}, new int[] {-2, 0, 17});
        // Thresholds up to 17 take 6 bits: 111110, 000000, 010001.
        assertThat(files.contents()).containsEntry("layer0_thresholds.hex", "3e\n00\n11\n");
    }

    @Test
    void fixedNumbersAreConstantsOfFullWidth() {
        RtlFiles files = generate(FIXED, 5, new short[][] {{1, -1, 15}, {-16, 0, 2}, {3, 3, 3}}, new int[] {-2, 0, 17});
        assertThat(files.contents().get("weight_rom_0_0.v"))
                .contains("        1'd0:    rdata_q <= 15'h" + hex(1, -1, 15).strip() + ";\n"
                        + "        1'd1:    rdata_q <= 15'h" + hex(-16, 0, 2).strip() + ";\n"
                        + "        default: rdata_q <= 15'h0000;\n");
        assertThat(files.contents().get("weight_rom_0_1.v"))
                .contains("        1'd0:    rdata_q <= 15'h" + hex(3, 3, 3).strip()
                        + ";\n        1'd1:    rdata_q <= 15'h0000;\n");
        // Potentials from -16 to 20, and thresholds to 17, take 6 bits.
        assertThat(files.contents().get("snn_layer_0.v"))
                .contains("  localparam [17:0] Thresholds = {\n    6'h11, 6'h00, 6'h3e\n  };\n");
        assertThat(files.contents().keySet()).noneMatch(name -> name.endsWith(".hex"));
    }

    /** What a chip's flow drops, or looks for in a file that is not there. */
    @Test
    void nothingInADesignWithFixedWeightsIsFilledAtTheStart() {
        long designs = FeatureDesigns.all().values().stream()
                .filter(design -> !design.build().loadable())
                .peek(design -> assertThat(design.rtl().contents().entrySet())
                        .filteredOn(file -> file.getKey().endsWith(".v"))
                        .hasSizeGreaterThan(5)
                        .allSatisfy(file -> assertThat(file.getValue())
                                .as(file.getKey())
                                .doesNotContainPattern("\\binitial\\b|\\$readmem|HexDir|\\.hex\\b")))
                .count();
        assertThat(designs).isGreaterThanOrEqualTo(3);
    }

    @Test
    void fixedWeightsLeaveNoLoadPort() {
        RtlFiles files = GeneratedRtl.of("20-12-4", 7, 8, FIXED, 16);
        assertThat(files.contents().get("snn_accelerator.v")).doesNotContain("load_");
        assertThat(files.contents().get("snn_layer_0.v"))
                .doesNotContain("load_row_i", "sram_bank")
                .contains("weight_rom_0_0 u_bank_0 (");
    }

    @Test
    void theLoadPortIsAsWideAsTheWidestLayerNeeds() {
        String top = GeneratedRtl.of("20-300-4", 7, 8, LOADABLE, 16)
                .contents()
                .get("snn_accelerator.v")
                .replaceAll(" +", " ");
        assertThat(top)
                .contains("[0:0] load_layer_i")
                .contains("[8:0] load_row_i")
                .contains("[8:0] load_neuron_i")
                // 300 * -64 = -19,200 and a threshold below it.
                .contains("[15:0] load_data_i");
    }

    /**
     * The text of a module that is not written for the design hangs on its name alone; with some of them, also on what is the
     * same for all layers of a design: performance counters, a load port, and whether potentials outlast a time step.
     */
    @Test
    void modulesThatAreNamedForWhatTheyDoAreTheSameForEveryDesign() {
        Map<String, Set<String>> texts = new TreeMap<>();
        Map<String, Integer> designs = new TreeMap<>();
        FeatureDesigns.all()
                .values()
                .forEach(design -> design.rtl().contents().forEach((file, text) -> {
                    boolean ofTheDesign =
                            file.matches("snn_.*|spike_counter\\.v|weight_rom_.*") || !file.endsWith(".v");
                    if (!ofTheDesign) {
                        String module = file.replace(".v", "") + (isVariant(file) ? " in " + variant(design) : "");
                        texts.computeIfAbsent(module, first -> new HashSet<>()).add(text);
                        designs.merge(module, 1, Integer::sum);
                    }
                }));

        assertThat(texts)
                .allSatisfy(
                        (module, different) -> assertThat(different).as(module).hasSize(1));
        assertThat(designs.entrySet())
                .filteredOn(module -> module.getValue() > 1)
                .extracting(Map.Entry::getKey)
                .as("modules that were compared")
                .contains("priority_encoder", "row_adder", "sram_bank", "argmax")
                .anyMatch(module -> module.startsWith("banked_scheduler"))
                .anyMatch(module -> module.startsWith("neuron_array"))
                .anyMatch(module -> module.startsWith("spike_scheduler"));
    }

    private static boolean isVariant(String file) {
        return file.matches("(banked_scheduler|neuron_array|spike_scheduler).*");
    }

    private static String variant(DesignBuilder builder) {
        Design design = builder.build();
        boolean outlasts = design.network().neuronModels().stream().anyMatch(NeuronModel::carriesOver);
        return List.of(design.architecture().counters(), design.architecture().weightStorage(), outlasts)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-CH", "ar-EG", "tr-TR"})
    void theLocaleDoesNotMatter(String tag) {
        RtlFiles expected = GeneratedRtl.of("1500-3-2", 7, 1024, LOADABLE, 1024);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(GeneratedRtl.of("1500-3-2", 7, 1024, LOADABLE, 1024)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyFileIsWrittenAsItIs(@TempDir Path folder) throws IOException {
        RtlFiles files = GeneratedRtl.small(1);
        Path target = folder.resolve("new").resolve("rtl");
        files.writeTo(target);
        try (var written = Files.list(target)) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(files.contents().keySet());
        }
        files.contents()
                .forEach((name, content) ->
                        assertThat(target.resolve(name)).content().isEqualTo(content));
    }

    private static RtlFiles generate(WeightStorage storage, int weightBits, short[][] weights, int[] thresholds) {
        QuantizedDenseLayer layer = Uniform.dense(weights, thresholds, new float[] {1});
        QuantizedNetwork network = Uniform.network(NeuronModel.SNN_DC, new WeightFormat(weightBits), List.of(layer));
        return Verilog.generate(RateDesign.elaborate(network, Architectures.ofBanks(2, storage, 4)));
    }
}
