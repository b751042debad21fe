package dev.spikeloom.rtl.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.CocotbExample;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The folder of a design as the tools of others see it. */
class HandoverFilesTest {
    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());
    private static final Pattern PORT_PATTERN = Pattern.compile("(?m)^  (\\w+(?:\\[\\*\\])?)$");

    static Stream<Named<Design>> designs() {
        return Stream.of(
                Named.of("core", DesignBuilder.of("20-12-4").counters().build()),
                Named.of(
                        "core with fixed weights",
                        DesignBuilder.of("9-5").fixed().build()),
                Named.of(
                        "packed spikes, biases, two heads",
                        DesignBuilder.of("20-12-7")
                                .neurons("lif-3")
                                .biases()
                                .heads(4, 3)
                                .counters()
                                .host(HostKind.AXI_PACKED)
                                .build()),
                Named.of(
                        "events, loaded",
                        DesignBuilder.of("20-12-4")
                                .storage(WeightStorage.LOADED)
                                .host(HostKind.AXI_EVENTS)
                                .build()),
                Named.of(
                        "one input",
                        DesignBuilder.of("1-1")
                                .weightBits(1)
                                .timeSteps(1)
                                .host(HostKind.AXI_PACKED)
                                .build()));
    }

    /** The folder as the stage that generates it leaves it. */
    private static Map<String, String> folder(Design design) {
        Map<String, String> files = new TreeMap<>(Verilog.generate(design).contents());
        files.putAll(VerilogBench.files(BenchScenario.of(design)));
        files.putAll(CocotbExample.files(design));
        files.putAll(HandoverFiles.of(design, files));
        return files;
    }

    private static List<String> sources(Map<String, String> folder) {
        return folder.get("files.f").lines().toList();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void thePageNamesEveryFileOnce(Design design) {
        Map<String, String> folder = folder(design);
        List<String> named = Pattern.compile("(?m)^\\| (`[^|]*`) \\|")
                .matcher(folder.get("README.md"))
                .results()
                .flatMap(row ->
                        Pattern.compile("`([^`]+)`").matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .toList();
        assertThat(named)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(folder.keySet().stream()
                        .filter(name -> !name.equals("README.md"))
                        .toList());
    }

    @Test
    void aFileThatNobodyHasExplainedIsRefused() {
        Design design = DesignBuilder.of("20-12-4").build();
        Map<String, String> files = new LinkedHashMap<>(Verilog.generate(design).contents());
        files.put("what.bin", "");
        assertThatThrownBy(() -> HandoverFiles.of(design, files))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing says what these files are: what.bin");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void fuseSocCompilesTheSourcesInTheirOrder(Design design) throws IOException {
        Map<String, String> folder = folder(design);
        String text = folder.get(HandoverFiles.core(design));
        assertThat(text).startsWith("CAPI=2:\n");
        JsonNode filesets = YAML.readTree(text.substring("CAPI=2:\n".length())).get("filesets");
        assertThat(names(filesets.get("rtl").get("files"))).isEqualTo(sources(folder));
        assertThat(names(filesets.get("bench").get("files"))).containsExactly("snn_tb.v");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void fuseSocCopiesEveryHexFile(Design design) throws IOException {
        Map<String, String> folder = folder(design);
        JsonNode filesets =
                YAML.readTree(folder.get(HandoverFiles.core(design))).get("filesets");
        List<String> copied =
                new ArrayList<>(names(filesets.get("bench_memories").get("files")));
        if (filesets.has("memories")) {
            copied.addAll(names(filesets.get("memories").get("files")));
        }
        assertThat(copied)
                .containsExactlyInAnyOrderElementsOf(folder.keySet().stream()
                        .filter(name -> name.endsWith(".hex"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void everyTargetOfFuseSocHasFilesetsThatExist(Design design) throws IOException {
        JsonNode core = YAML.readTree(folder(design).get(HandoverFiles.core(design)));
        List<String> used = new ArrayList<>();
        core.get("targets").forEach(target -> target.get("filesets").forEach(set -> used.add(set.asText())));
        List<String> there = new ArrayList<>();
        core.get("filesets").fieldNames().forEachRemaining(there::add);
        assertThat(used.stream().map(set -> set.replaceAll(".*\\((.*)\\)", "$1")))
                .isSubsetOf(there);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void benderCompilesTheSourcesInTheirOrder(Design design) throws IOException {
        Map<String, String> folder = folder(design);
        JsonNode manifest = YAML.readTree(folder.get("Bender.yml"));
        assertThat(manifest.get("package").get("name").asText()).isEqualTo(Verilog.topModule(design));
        assertThat(names(manifest.get("sources").get(0).get("files"))).isEqualTo(sources(folder));
    }

    /** A file of a manifest is a name, or a name with what is to be done with it. */
    private static List<String> names(JsonNode files) {
        List<String> names = new ArrayList<>();
        files.forEach(file ->
                names.add(file.isTextual() ? file.asText() : file.fieldNames().next()));
        return names;
    }

    @ParameterizedTest
    @MethodSource("designs")
    void constraintsNameEachPortButTheClock(Design design) {
        Map<String, String> folder = folder(design);
        List<String> ports = Verilog.ports(design).stream()
                .flatMap(group -> group.ports().stream())
                .filter(port -> !port.name().equals("clk_i"))
                .map(port -> port.name() + (port.vector() ? "[*]" : ""))
                .toList();
        for (String file : List.of(HandoverFiles.sdc(design), HandoverFiles.xdc(design))) {
            List<String> constrained = PORT_PATTERN
                    .matcher(folder.get(file))
                    .results()
                    .map(MatchResult::group)
                    .map(String::strip)
                    .toList();
            assertThat(constrained).as(file).containsExactlyInAnyOrderElementsOf(ports);
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void falsePathsBeginAtRegistersThatAreThere(Design design) {
        Map<String, String> folder = folder(design);
        String verilog =
                String.join("", sources(folder).stream().map(folder::get).toList());
        for (String file : List.of(HandoverFiles.sdc(design), HandoverFiles.xdc(design))) {
            assertThat(Pattern.compile("\\*(\\w+_q)\\*")
                            .matcher(folder.get(file))
                            .results())
                    .as(file)
                    .allSatisfy(register -> assertThat(verilog).containsPattern("\\b" + register.group(1) + "\\b.*<="));
        }
    }

    @Test
    void fixedThresholdsAreNoConfiguration() {
        Design fixed = DesignBuilder.of("9-5").fixed().build();
        assertThat(folder(fixed).get(HandoverFiles.sdc(fixed))).doesNotContain("threshold_q");
        Design loadable = DesignBuilder.of("9-5").build();
        assertThat(folder(loadable).get(HandoverFiles.sdc(loadable)))
                .contains("set_false_path -from [get_cells -hierarchical {*threshold_q*}]");
    }

    @ParameterizedTest
    @MethodSource("designs")
    void pythonCompilesWhatIsPython(Design design, @TempDir Path work) {
        Map<String, String> folder = folder(design);
        List<String> modules =
                folder.keySet().stream().filter(name -> name.endsWith(".py")).toList();
        for (String module : modules) {
            AtomicFiles.writeString(work.resolve(module), folder.get(module));
            ToolResult compiled = new ToolRun(Tool.PYTHON, work)
                    .args("-c", "import sys; compile(open(sys.argv[1]).read(), sys.argv[1], 'exec')", module)
                    .run();
            assertThat(compiled.output()).isEmpty();
            assertThat(compiled.exitCode()).isZero();
        }
        assertThat(modules.contains("test_" + Verilog.topModule(design) + ".py"))
                .isEqualTo(design.initialized());
    }
}
