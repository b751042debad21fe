package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A leaf module whose derived parameters do not fit the others is refused by every tool, by name. */
class ElaborationTest {
    private static final String SCHEDULER = "Width=3 Inputs=20 Banks=3 Ports=2 BankRows=8 Interleaved=1"
            + " RowWidth=3 PortRows=4 PortRowWidth=2 Folds=3 FoldWidth=2";
    private static final String NEURONS = "Neurons=9 NeuronWidth=4 Lanes=2 LaneWidth=1 Folds=5 FoldWidth=3";

    /** A module, parameters that just fit, and what is wrong with one of them if it has another value. */
    private record Case(String module, String fitting, String wrong, String why) {}

    private static final List<Case> CASES = List.of(
            new Case("argmax", "Classes=8 ClassWidth=3", "Classes=9", "ClassWidth_is_too_small"),
            new Case("argmax_pipelined", "Classes=8 ClassWidth=3", "Classes=9", "ClassWidth_is_too_small"),
            new Case("priority_encoder", "Width=32 IndexWidth=5", "Width=33", "IndexWidth_is_too_small"),
            new Case("spike_scheduler", "Inputs=32 IndexWidth=5", "Inputs=33", "IndexWidth_is_too_small"),
            new Case("spike_scheduler_folded", "Folds=4 FoldWidth=2", "Folds=5", "FoldWidth_is_too_small"),
            new Case("banked_scheduler_folded_counted", SCHEDULER, "Banks=2", "Banks_are_too_few"),
            new Case("banked_scheduler_folded_counted", SCHEDULER, "RowWidth=2", "RowWidth_is_too_small"),
            new Case("banked_scheduler_folded_counted", SCHEDULER, "PortRows=3", "PortRows_is_not_BankRows_by_Ports"),
            new Case("banked_scheduler_folded_counted", SCHEDULER, "PortRowWidth=1", "PortRowWidth_is_too_small"),
            new Case("banked_scheduler_folded_counted", SCHEDULER, "FoldWidth=1", "FoldWidth_is_too_small"),
            new Case("sram_bank", "Words=8 AddrWidth=3", "Words=9", "AddrWidth_is_too_small"),
            new Case("sram_bank", "Width=12 MaskWidth=3", "MaskWidth=5", "MaskWidth_does_not_divide_Width"),
            new Case("row_adder", "WeightWidth=7 SumWidth=8", "SumWidth=7", "SumWidth_is_too_small"),
            new Case("row_adder_pipelined", "WeightWidth=7 SumWidth=8", "SumWidth=7", "SumWidth_is_too_small"),
            new Case("neuron_array_dc", "Neurons=8 NeuronWidth=3", "Neurons=9", "NeuronWidth_is_too_small"),
            new Case("neuron_array_dc_folded", NEURONS, "NeuronWidth=3", "NeuronWidth_is_too_small"),
            new Case("neuron_array_dc_folded", NEURONS, "LaneWidth=2", "LaneWidth_is_not_log2_of_Lanes"),
            new Case("neuron_array_dc_folded", NEURONS, "Folds=4", "Folds_are_too_few"),
            new Case("neuron_array_dc_folded", NEURONS, "FoldWidth=2", "FoldWidth_is_too_small"),
            new Case("axis_spike_input", "Inputs=96 StreamWidth=32 BeatWidth=2", "Inputs=97", "BeatWidth_is_too_small"),
            new Case("axis_event_input", "Inputs=64 IndexWidth=6", "Inputs=65", "IndexWidth_is_too_small"),
            new Case(
                    "axis_result_output", "ClassBeats=1 Classes=3 BeatWidth=2", "Classes=4", "BeatWidth_is_too_small"));

    private static final String ENDLESS = "Identically recursive module";
    private static final Pattern REFUSED = Pattern.compile("(?m)^ +(\\w+) u_refused \\(\\);");

    @TempDir
    private Path folder;

    private final Map<String, String> leaves = new TreeMap<>();

    @BeforeEach
    void generate() {
        Stream.of(
                        DesignBuilder.of("9-6-3")
                                .counters()
                                .host(HostKind.AXI_PACKED)
                                .layer(layer -> layer.lanes(2).bankRows(4).issueWidth(2))
                                .layer(layer -> layer),
                        DesignBuilder.of("9-6-3")
                                .host(HostKind.AXI_EVENTS)
                                .argmaxStages(1)
                                .fixed()
                                .layer(layer -> layer.lanes(2))
                                .layer(layer -> layer),
                        DesignBuilder.of("9-6-3")
                                .counters()
                                .layer(layer ->
                                        layer.lanes(2).bankRows(4).issueWidth(2).adderStages(2)))
                .map(design -> Verilog.generate(design.build()))
                .forEach(files -> {
                    files.writeTo(folder);
                    files.contents().forEach((name, text) -> {
                        if (name.matches("(?!snn_|axi_lite|spike_counter).*\\.v")) {
                            leaves.put(name, text);
                        }
                    });
                });
    }

    static Stream<Arguments> cases() {
        return CASES.stream().map(wrong -> Arguments.of(wrong.module, wrong.fitting, wrong.wrong, wrong.why));
    }

    @Sampled(every = 3)
    @ParameterizedTest
    @MethodSource("cases")
    void everyToolRefusesWhatDoesNotFitByName(String module, String fitting, String wrong, String why) {
        for (ToolRun run : tools(module, values(fitting + " " + wrong))) {
            ToolResult result = run.run();
            assertThat(result.exitCode()).as(result.name()).isNotZero();
            // Verilator may see before that the tree of an encoder does not end.
            assertThat(result.output()).as(result.name()).containsAnyOf(module + "_" + why, ENDLESS);
        }
    }

    @Sampled(every = 3)
    @ParameterizedTest
    @MethodSource("cases")
    void everyToolTakesWhatJustFits(String module, String fitting, String wrong, String why) {
        for (ToolRun run : tools(module, values(fitting))) {
            ToolResult result = run.run();
            assertThat(result.exitCode()).as(result.name() + result.output()).isZero();
        }
    }

    @Test
    void everyCheckOfTheseModulesIsTriedHere() {
        TreeSet<String> written = new TreeSet<>();
        leaves.values().forEach(text -> REFUSED.matcher(text).results().forEach(found -> written.add(found.group(1))));

        assertThat(CASES.stream().map(tried -> tried.module + "_" + tried.why))
                .containsAll(written.stream()
                        .filter(
                                name -> !name.matches(
                                        "spike_scheduler_folded_Index.*|neuron_array_dc_folded_fixed.*|neuron_array_dc_fixed.*"))
                        .toList());
    }

    /** The last of several values of a parameter holds. */
    private static Map<String, String> values(String text) {
        Map<String, String> values = new TreeMap<>();
        Arrays.stream(text.split(" ")).map(each -> each.split("=")).forEach(each -> values.put(each[0], each[1]));
        return values;
    }

    private List<ToolRun> tools(String module, Map<String, String> values) {
        List<String> verilator = values.entrySet().stream()
                .map(each -> "-G" + each.getKey() + "=" + each.getValue())
                .toList();
        List<String> icarus = values.entrySet().stream()
                .map(each -> "-P" + module + "." + each.getKey() + "=" + each.getValue())
                .toList();
        String yosys = values.entrySet().stream()
                .map(each -> " -chparam " + each.getKey() + " " + each.getValue())
                .collect(Collectors.joining());
        return List.of(
                new ToolRun(Tool.VERILATOR, folder)
                        .args("--lint-only", "-Wno-fatal", "--top-module", module)
                        .args(verilator)
                        .args(module + ".v"),
                new ToolRun(Tool.ICARUS, folder)
                        .args("-g2005", "-t", "null", "-y", ".", "-s", module)
                        .args(icarus)
                        .args(module + ".v"),
                new ToolRun(Tool.YOSYS, folder)
                        .args(
                                "-q",
                                "-p",
                                "read_verilog " + String.join(" ", leaves.keySet()) + "; hierarchy -check -top "
                                        + module + yosys));
    }
}
