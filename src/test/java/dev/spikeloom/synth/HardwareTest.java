package dev.spikeloom.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.PotentialMemory;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.rate.hardware.Hardware;
import dev.spikeloom.design.rate.hardware.LaneArithmetic;
import dev.spikeloom.design.rate.hardware.LayerHardware;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.rtl.rate.VerilogConstants;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.FeatureDesigns;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a design takes, as it is counted on the elaboration, is what Yosys finds in the Verilog. */
@Tag("cosim")
class HardwareTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** What Yosys finds in a design: as the Verilog describes it, and with what is there twice once. */
    private record Found(JsonNode described, JsonNode merged) {}

    private static final Map<String, Found> FOUND = new HashMap<>();

    @TempDir
    private Path folder;

    static Stream<String> designs() {
        return all().keySet().stream();
    }

    private static Map<String, Supplier<RateDesign>> all() {
        Map<String, Supplier<RateDesign>> designs = new LinkedHashMap<>();
        FeatureDesigns.all().forEach((name, builder) -> designs.put(name, builder::build));
        designs.put(
                "AXI with packed spikes and two heads",
                () -> DesignBuilder.of("40-12-7")
                        .host(HostKind.AXI_PACKED)
                        .heads(4, 3)
                        .counters()
                        .build());
        designs.put(
                "AXI with events and fixed weights",
                () -> DesignBuilder.of("9-5-3")
                        .host(HostKind.AXI_EVENTS)
                        .fixed()
                        .build());
        designs.put(
                "SNN-CT, serial",
                () -> DesignBuilder.of("9-5-3")
                        .neurons("snn-ct")
                        .layer(layer -> layer.lanes(1))
                        .build());
        designs.put("convolutions", () -> ConvolutionDesigns.of("6x7x2-4c3s2p1-3c2-4", LayerBuilder.baseline()));
        designs.put(
                "convolutions of whole kernels, two sets of potentials in registers",
                () -> ConvolutionDesigns.of(
                        "7x6-3c3-mp2-4",
                        LayerBuilder.baseline()
                                .with(ParameterTable.KERNEL_ROWS, KernelRows.ALL)
                                .with(ParameterTable.POTENTIALS, PotentialMemory.REGISTERS)
                                .with(ParameterTable.POTENTIAL_BUFFERS, 2)));
        designs.put(
                "convolutions, folded, with every register of their pipeline",
                () -> ConvolutionDesigns.of(
                        "7x6-sp2-4c2p1-3",
                        LayerBuilder.baseline()
                                .lanes(2)
                                .inputBuffers(2)
                                .with(ParameterTable.OUTPUT_BUFFERS, 2)
                                .with(ParameterTable.ENCODER_STAGES, 1)
                                .with(ParameterTable.READ_LATENCY, 2)
                                .with(ParameterTable.ADDER_STAGES, 2)));
        return designs;
    }

    @Sampled(every = 8)
    @ParameterizedTest
    @MethodSource("designs")
    void registersAreThoseOfTheVerilog(String name) throws IOException {
        long bits = 0;
        for (JsonNode cell : found(name).described()) {
            assertThat(cell.get("type").asText()).doesNotContain("dffe", "latch");
            bits += cell.get("type").asText().equals("$dff") ? number(cell, "WIDTH") : 0;
            bits += cell.get("type").asText().equals("$mem_v2") ? number(cell, "SIZE") * number(cell, "WIDTH") : 0;
        }

        assertThat(bits).isEqualTo(hardware(name).registerBits());
    }

    @Sampled(every = 8)
    @ParameterizedTest
    @MethodSource("designs")
    void memoryMacrosAreThoseOfTheVerilog(String name) throws IOException {
        long macros = 0;
        long bits = 0;
        for (JsonNode cell : found(name).described()) {
            if (ModuleNames.isMemory(cell.get("type").asText())) {
                macros++;
                bits += memoryBits(name, cell);
            }
        }

        assertThat(macros).isEqualTo(sum(name, LayerHardware::sramMacros));
        assertThat(bits).isEqualTo(sum(name, LayerHardware::sramBits));
    }

    @Sampled(every = 8)
    @ParameterizedTest
    @MethodSource("designs")
    void addersAndComparatorsAreThoseOfTheVerilog(String name) throws IOException {
        for (LayerDesign layer : all().get(name).get().layers()) {
            if (layer.saturates()) {
                continue; // what clips compares as well
            }
            LaneArithmetic counted = hardware(name).layers().get(layer.index()).arithmetic();
            String scope = "u_layer_" + layer.index() + ".";
            assertThat(count(name, scope, "u_row_adder", "$add")).isEqualTo(counted.rowAdders());
            assertThat(count(name, scope, neurons(layer), "$add", "$sub")).isEqualTo(counted.neuronAdders());
            assertThat(count(name, scope, neurons(layer), "$gt")).isEqualTo(counted.comparators());
        }
    }

    /** What holds the neurons of a layer: an array of them, or banks. */
    private static String neurons(LayerDesign layer) {
        return layer.potentialWords() > 0 ? "u_bank(_\\d)?" : "u_neuron_array";
    }

    /** Where each register can change, synthesis leaves as many flip-flops as were counted. */
    @Sampled(every = 8)
    @ParameterizedTest
    @ValueSource(strings = {"snn-dc", "snn-ct", "snn-ct-zero", "lif-3", "lif-2-zero"})
    void synthesisLeavesAsManyFlipFlops(String neurons) {
        RateDesign design = DesignBuilder.of("9-6-3")
                .neurons(neurons)
                .layer(layer -> layer.lanes(2))
                .layer(layer -> layer.inputBuffers(2))
                .build();
        Verilog.generate(design).writeTo(folder);

        assertThat(YosysCheck.run(folder).flipFlops())
                .isEqualTo(Hardware.of(design).registerBits());
    }

    private long count(String design, String layer, String instance, String... types) throws IOException {
        Pattern inside = Pattern.compile(Pattern.quote(layer) + "(gen_bank\\[\\d+\\]\\.)?" + instance + "\\.");
        return found(design).merged().properties().stream()
                .filter(cell -> inside.matcher(cell.getKey().replace("\\", "")).find())
                .filter(cell ->
                        List.of(types).contains(cell.getValue().get("type").asText()))
                .count();
    }

    private static long number(JsonNode cell, String parameter) {
        return Long.parseLong(cell.get("parameters").get(parameter).asText(), 2);
    }

    private static Hardware hardware(String name) {
        return Hardware.of(all().get(name).get());
    }

    private static long sum(String name, ToLongFunction<LayerHardware> figure) {
        return hardware(name).layers().stream().mapToLong(figure).sum();
    }

    /** Those of a bank; a ROM has no parameters, and all of its words in its text. */
    private static long memoryBits(String design, JsonNode cell) {
        String module = cell.get("type").asText();
        if (!ModuleNames.isRom(module)) {
            return number(cell, "Words") * number(cell, "Width");
        }
        String rom = Verilog.generate(all().get(design).get()).contents().get(ModuleNames.file(module));
        int words = VerilogConstants.words(rom).size();
        return (long) words * cell.get("connections").get("rdata_o").size();
    }

    private Found found(String name) throws IOException {
        Found found = FOUND.get(name);
        if (found == null) {
            found = synthesized(all().get(name).get());
            FOUND.put(name, found);
        }
        return found;
    }

    private Found synthesized(RateDesign design) throws IOException {
        Verilog.generate(design).writeTo(folder);
        List<String> files = Files.readAllLines(folder.resolve(RtlFiles.FILE_LIST));
        String banks = files.stream().filter(ModuleNames::isMemoryFile).collect(Collectors.joining(" "));
        String sources =
                files.stream().filter(file -> !ModuleNames.isMemoryFile(file)).collect(Collectors.joining(" "));
        String top = Verilog.topModule(design);
        new ToolRun(Tool.YOSYS, folder)
                .args(
                        "-q",
                        "-p",
                        "read_verilog -lib " + banks + "; read_verilog " + sources + "; hierarchy -top " + top
                                + "; proc; setattr -mod -unset keep_hierarchy *; flatten; opt_clean;"
                                + " memory_collect; write_json described.json"
                                + "; opt_expr; opt_merge; opt_clean; write_json merged.json")
                .run()
                .orThrow();
        return new Found(cells("described.json", top), cells("merged.json", top));
    }

    private JsonNode cells(String file, String top) throws IOException {
        return JSON.readTree(folder.resolve(file).toFile())
                .get("modules")
                .get(top)
                .get("cells");
    }
}
