package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.Register;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.testing.HostInterfaces;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AxiFilesTest {
    private static final Path DOCUMENTATION = Path.of("docs", "registers.md");

    static Stream<HostInterface> hosts() {
        return Stream.of(
                HostInterfaces.documented(),
                HostInterfaces.small(true, false),
                HostInterfaces.small(false, true),
                HostInterfaces.events(),
                HostInterfaces.streamed(),
                HostInterfaces.least(),
                HostInterfaces.single(),
                HostInterfaces.widest());
    }

    private static AxiFiles generate(HostInterface host) {
        return AxiFiles.generate(new Templates(), ModuleNames.PLAIN, host, true);
    }

    @Test
    void theTopModuleComesLast() {
        assertThat(generate(HostInterfaces.small()).sources().keySet())
                .containsExactly(
                        "skid_buffer.v",
                        "packet_gate.v",
                        "spike_words.v",
                        "packet_framer.v",
                        "axis_spike_input.v",
                        "axis_result_output.v",
                        "stream_register.v",
                        "reset_sequencer.v",
                        "channel_buffer.v",
                        "axi_lite_port.v",
                        "load_registers.v",
                        "axi_lite_registers.v",
                        "snn_axi.v");
        assertThat(generate(HostInterfaces.events()).sources().keySet())
                .contains("axis_event_input.v")
                .doesNotContain("axis_spike_input.v")
                .last()
                .isEqualTo("snn_axi.v");
    }

    @Test
    void theStreamsAreTheSameForEveryDesign() {
        AxiFiles one = generate(HostInterfaces.small());
        AxiFiles other = generate(HostInterfaces.widest());
        for (String stream : List.of(
                "skid_buffer.v",
                "packet_gate.v",
                "spike_words.v",
                "packet_framer.v",
                "axis_spike_input.v",
                "axis_result_output.v",
                "stream_register.v",
                "reset_sequencer.v",
                "channel_buffer.v",
                "axi_lite_port.v")) {
            assertThat(one.sources().get(stream)).isEqualTo(other.sources().get(stream));
        }
    }

    @Test
    void whatTheCoreDoesNotHaveIsNotConnected() {
        AxiFiles least = generate(HostInterfaces.least());
        assertThat(least.sources().get("snn_axi.v")).doesNotContain("load_").doesNotContain("count_enable");
        assertThat(least.sources().get("axi_lite_registers.v"))
                .doesNotContain("load_")
                .doesNotContain("count_enable");
    }

    @Test
    void theHeaderSaysWhatEachLayerTakes() {
        String mixed = generate(HostInterfaces.small()).references().get("snn_axi_regs.h");
        assertThat(mixed.replace("\n * ", " "))
                .contains(
                        "Weights: -64 to 63. Layer 0: rows up to 19, neurons up to 11, thresholds -2048 to 2047, biases"
                                + " none. Layer 1: rows up to 11, neurons up to 3, thresholds -1024 to 1023, biases -256 to 255.");
        assertThat(mixed).contains("#define SNN_AXI_LOAD_TARGET_BIAS 2u\n");
        assertThat(generate(HostInterfaces.documented()).references().get("snn_axi_regs.h"))
                .doesNotContain("LOAD_TARGET_BIAS");
        assertThat(generate(HostInterfaces.single()).references().get("snn_axi_regs.h"))
                .contains("Weights: 0 for +1, 1 for -1.")
                .contains("#define SNN_AXI_COUNT_SELECT_SATURATIONS 9u\n");
    }

    @Test
    void classesTake16BitsEachAndFillWholeBeats() {
        assertThat(generate(HostInterfaces.events()).sources().get("snn_axi.v"))
                .contains("15'd0, result_class[4:4],  // the class of head 1")
                .contains("12'd0, result_class[3:0]   // the class of head 0");
        assertThat(generate(HostInterfaces.widest()).sources().get("snn_axi.v"))
                .contains("[63:0] result_words")
                .contains("16'd0,  // there is no head 3")
                .contains("15'd0, result_class[19:19],  // the class of head 2")
                .contains("9'd0, result_class[18:12],  // the class of head 1")
                .contains("4'd0, result_class[11:0]   // the class of head 0");
    }

    @Sampled(every = 3)
    @ParameterizedTest
    @MethodSource("hosts")
    void theHeaderDefinesEachRegisterOnce(HostInterface host) {
        String header = generate(host).references().get("snn_axi_regs.h");
        assertThat(header.lines().filter(line -> line.startsWith("#define")))
                .allMatch(line -> line.matches("#define SNN_AXI_\\w+( (0x)?[0-9a-f]+u?)?"))
                .doesNotHaveDuplicates();
        for (Register register : RegisterMap.of(host).registers()) {
            assertThat(header)
                    .containsOnlyOnce(String.format(
                            Locale.ROOT, "#define SNN_AXI_%s_OFFSET 0x%03xu\n", register.name(), register.offset()));
        }
    }

    @Test
    void theHeaderNamesFieldsAndValues() {
        assertThat(generate(HostInterfaces.small()).references().get("snn_axi_regs.h"))
                .contains("#define SNN_AXI_INPUTS_VALUE 0x00000014u\n")
                .contains("#define SNN_AXI_TIME_STEPS_RESET 0x00000001u\n")
                .contains("#define SNN_AXI_CONTROL_COUNT_CLEAR_MASK 0x00000004u\n")
                .contains("#define SNN_AXI_CONTROL_COUNT_CLEAR_SHIFT 2\n")
                .contains("#define SNN_AXI_CONTROL_RESET_MASK 0x00000001u\n")
                .contains("#define SNN_AXI_LOAD_TARGET_THRESHOLD 1u\n")
                .doesNotContain("NO_EVENT");
        assertThat(generate(HostInterfaces.events()).references().get("snn_axi_regs.h"))
                .contains("#define SNN_AXI_NO_EVENT 0x80000000u\n");
    }

    /**
     * After a deliberate change, write the page anew with {@code -Dspikeloom.updateReference=true} and commit the
     * difference with the change.
     */
    @Test
    void theDocumentationIsWhatIsGeneratedForTheNetworkOfThePaper() throws IOException {
        String generated = generate(HostInterfaces.documented()).references().get("registers.md");
        if (Boolean.getBoolean("spikeloom.updateReference")) {
            AtomicFiles.writeString(DOCUMENTATION, generated);
        }
        assertThat(Files.readString(DOCUMENTATION)).isEqualTo(generated);
    }

    /** The top module needs the core; all others are read alone, with the sizes that it gives them. */
    @Sampled(every = 3)
    @ParameterizedTest
    @MethodSource("hosts")
    @Tag("cosim")
    void noToolHasAnythingToSay(HostInterface host, @TempDir Path folder) {
        generate(host).sources().forEach((name, text) -> AtomicFiles.writeString(folder.resolve(name), text));
        List<String> spikes = host.events()
                ? List.of("Inputs=" + host.inputs(), "IndexWidth=" + host.indexBits(), "CountWidth=" + host.countBits())
                : List.of(
                        "Inputs=" + host.inputs(),
                        "StreamWidth=" + host.streamBits(),
                        "BeatWidth=" + host.spikeBeatBits(),
                        "CountWidth=" + host.countBits());
        assertClean(folder, host.events() ? "axis_event_input" : "axis_spike_input", spikes, "packet_framer.v");
        assertClean(folder, "skid_buffer", List.of("Width=" + host.beatBits()));
        assertClean(folder, "packet_gate", List.of());
        assertClean(folder, "spike_words", List.of("StreamWidth=" + host.streamBits()));
        assertClean(folder, "stream_register", List.of());
        assertClean(folder, "reset_sequencer", List.of());
        assertClean(
                folder,
                "axis_result_output",
                List.of(
                        "ClassBeats=" + host.classBeats(),
                        "Classes=" + host.classes(),
                        "CountWidth=" + host.countBits(),
                        "BeatWidth=" + host.resultBeatBits(),
                        "ResultsWidth=" + host.packetBits()));
        if (host.loadStream()) {
            assertClean(
                    folder,
                    "axis_load_input",
                    List.of(
                            "StreamWidth=" + host.loadStreamBits(),
                            "WeightWidth=" + host.loadNumberBits(),
                            "LaneWidth=" + host.load().orElseThrow().laneBits(),
                            "WideWidth=" + host.loadWideBits(),
                            "LayerWidth=" + host.load().orElseThrow().layerBits(),
                            "RowWidth=" + host.load().orElseThrow().rowBits(),
                            "NeuronWidth=" + host.load().orElseThrow().neuronBits(),
                            "DataWidth=" + host.load().orElseThrow().dataBits()),
                    "skid_buffer.v");
        }
        String[] parts = host.loadable()
                ? new String[] {"channel_buffer.v", "axi_lite_port.v", "load_registers.v"}
                : new String[] {"channel_buffer.v", "axi_lite_port.v"};
        assertClean(folder, "axi_lite_registers", List.of(), parts);
    }

    /** @param parts files of the modules that it is made of */
    private static void assertClean(Path folder, String module, List<String> parameters, String... parts) {
        List<String> files = new ArrayList<>(List.of(parts));
        files.add(module + ".v");
        List<String> verilator = new ArrayList<>(List.of("--lint-only", "-Wall", "--top-module", module));
        List<String> icarus = new ArrayList<>(List.of("-Wall", "-g2005", "-t", "null", "-s", module));
        StringBuilder yosys =
                new StringBuilder("read_verilog " + String.join(" ", files) + "; hierarchy -check -top " + module);
        for (String parameter : parameters) {
            verilator.add("-G" + parameter);
            icarus.add("-P" + module + "." + parameter);
            yosys.append(" -chparam ").append(parameter.replace('=', ' '));
        }
        yosys.append("; proc; check -assert; select -assert-none t:$dlatch t:$adlatch t:$dlatchsr");
        verilator.addAll(files);
        icarus.addAll(files);
        assertSilent(new ToolRun(Tool.VERILATOR, folder).args(verilator.toArray(String[]::new)));
        assertSilent(new ToolRun(Tool.ICARUS, folder).args(icarus.toArray(String[]::new)));
        assertSilent(new ToolRun(Tool.YOSYS, folder).args("-q", "-p", yosys.toString()));
    }

    private static void assertSilent(ToolRun run) {
        ToolResult result = run.run();
        assertThat(result.output()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }
}
