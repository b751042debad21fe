package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.Port;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two accelerators of different networks in one top: one with registers and weights to load, one with neither. */
@Tag("cosim")
class TwoOnAChipTest {
    private static final String TOP = "chip";
    private static final String BENCH = "chip_tb";

    private final RateDesign seeing = design(
            "seeing_",
            DesignBuilder.of("20-12-4")
                    .counters()
                    .host(HostKind.AXI_PACKED)
                    .storage(WeightStorage.LOADED)
                    .layer(layer -> layer.inputBuffers(2))
                    .layer(layer -> layer.bankRows(4).issueWidth(2)));

    private final RateDesign hearing = design(
            "hearing_",
            DesignBuilder.of("9-7-3").neurons("lif-3").biases().fixed().layer(layer -> layer.lanes(2)));

    private final Set<String> sources = new LinkedHashSet<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void putBothIntoOneFolder() {
        Map<String, String> all = new TreeMap<>();
        for (RateDesign design : List.of(seeing, hearing)) {
            Map<String, String> files = new TreeMap<>(Verilog.generate(design).contents());
            files.get(RtlFiles.FILE_LIST).lines().forEach(sources::add);
            files.putAll(VerilogBench.files(BenchScenario.of(design)));
            all.putAll(files);
        }
        all.put(TOP + ".v", top());
        all.put(BENCH + ".v", bench());
        all.forEach((name, text) -> AtomicFiles.writeString(folder.resolve(name), text));
    }

    @Test
    void verilatorTakesBothInOneTop() {
        assertSilent(new ToolRun(Tool.VERILATOR, folder)
                .args("--lint-only", "-Wall", "--top-module", TOP, TOP + ".v")
                .args(List.copyOf(sources)));
    }

    @Test
    void icarusTakesBothInOneTop() {
        assertSilent(new ToolRun(Tool.ICARUS, folder)
                .args("-Wall", "-g2005", "-t", "null", "-s", TOP, TOP + ".v")
                .args(List.copyOf(sources)));
    }

    @Test
    void yosysTakesBothInOneTop() {
        assertSilent(new ToolRun(Tool.YOSYS, folder)
                .args(
                        "-q",
                        "-p",
                        "read_verilog " + TOP + ".v " + String.join(" ", sources) + "; hierarchy -check -top " + TOP
                                + "; proc; check -assert"));
    }

    @Test
    void bothAreRightInOneSimulationUnderIcarus() {
        new ToolRun(Tool.ICARUS, folder)
                .args("-g2005", "-s", BENCH, "-o", "chip.vvp")
                .args(benches())
                .args(List.copyOf(sources))
                .run()
                .orThrow();

        assertBothPass(
                new ToolRun(Tool.ICARUS_RUNTIME, folder).args("-n", "chip.vvp").run());
    }

    @Large
    @Test
    void bothAreRightInOneSimulationUnderVerilator() {
        new ToolRun(Tool.VERILATOR, folder)
                .args("--binary", "--timing", "--top-module", BENCH)
                .args("-MAKEFLAGS", "OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O0 VM_PARALLEL_BUILDS=0")
                .args(benches())
                .args(List.copyOf(sources))
                .run()
                .orThrow();

        assertBothPass(new ToolRun(folder.resolve("obj_dir").resolve("V" + BENCH), "the chip", folder).run());
    }

    private static void assertBothPass(ToolResult ended) {
        assertThat(ended.output().lines().filter(line -> line.startsWith("PASS: ")))
                .hasSize(2);
        assertThat(ended.output()).doesNotContain("FAIL");
        assertThat(ended.exitCode()).isZero();
    }

    private static void assertSilent(ToolRun run) {
        ToolResult result = run.run();
        assertThat(result.output()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    private static RateDesign design(String prefix, DesignBuilder builder) {
        RateDesign plain = builder.build();
        return RateDesign.elaborate(plain.network(), plain.architecture().with(ParameterTable.PREFIX, prefix));
    }

    /** The benches first: they say what the unit of time is. */
    private List<String> benches() {
        return List.of(
                ModuleNames.file(ModuleNames.of(seeing).bench()),
                ModuleNames.file(ModuleNames.of(hearing).bench()),
                BENCH + ".v");
    }

    /** All ports of both, those of each behind its prefix. */
    private String top() {
        List<String> ports = new ArrayList<>();
        StringBuilder instances = new StringBuilder();
        for (RateDesign design : List.of(seeing, hearing)) {
            String prefix = design.architecture().prefix();
            List<Port> own = Verilog.ports(design).stream()
                    .flatMap(group -> group.ports().stream())
                    .toList();
            own.forEach(port -> ports.add("  " + port.declaration().replaceFirst("(\\w+)$", prefix + "$1")));
            instances
                    .append("  ")
                    .append(Verilog.topModule(design))
                    .append(" u_")
                    .append(prefix)
                    .append("core (\n")
                    .append(own.stream()
                            .map(port -> "    ." + port.name() + "(" + prefix + port.name() + ")")
                            .collect(Collectors.joining(",\n")))
                    .append("\n  );\n\n");
        }
        return "module " + TOP + " (\n" + String.join(",\n", ports) + "\n);\n\n" + instances + "endmodule\n";
    }

    /** Both benches, until the last has ended. */
    private String bench() {
        return """
                `timescale 1ns / 1ns

                module %s;

                  %s #(.Alone(0)) u_seeing ();
                  %s #(.Alone(0)) u_hearing ();

                  initial begin
                    wait (u_seeing.ended === 1'b1);
                    wait (u_hearing.ended === 1'b1);
                    $finish;
                  end

                endmodule
                """.formatted(
                BENCH, ModuleNames.of(seeing).bench(), ModuleNames.of(hearing).bench());
    }
}
