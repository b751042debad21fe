package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.synth.IcarusLint;
import dev.spikeloom.testing.FeatureDesigns;
import dev.spikeloom.testing.GeneratedRtl;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every tool reads the generated Verilog as it stands, with all its warnings on, and has nothing to say. */
@Tag("cosim")
class LintTest {
    private static final String YOSYS_FRONT_END = "read_verilog -lib %s; read_verilog %s; "
            + "hierarchy -check -top " + ModuleNames.CORE + "; proc; check -assert; "
            + "select -assert-none t:$dlatch t:$adlatch t:$dlatchsr";

    @TempDir
    private Path folder;

    static Stream<Named<RtlFiles>> designs() {
        return FeatureDesigns.all().entrySet().stream()
                .map(design -> Named.of(design.getKey(), design.getValue().rtl()));
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @MethodSource("designs")
    void verilatorHasNothingToSay(RtlFiles files) {
        files.writeTo(folder);
        assertSilent(new ToolRun(Tool.VERILATOR, folder)
                .args("--lint-only", "-Wall", "-f", RtlFiles.FILE_LIST, "--top-module", ModuleNames.CORE));
    }

    @Sampled(every = 6)
    @ParameterizedTest
    @MethodSource("designs")
    void icarusHasNothingToSay(RtlFiles files) {
        files.writeTo(folder);
        assertThat(IcarusLint.run(folder, ModuleNames.CORE)).isEmpty();
    }

    /** The front end finds latches, loops and undriven nets; {@code YosysCheckTest} goes all the way to cells. */
    @Sampled(every = 6)
    @ParameterizedTest
    @MethodSource("designs")
    void yosysHasNothingToSay(RtlFiles files) {
        files.writeTo(folder);
        String list = files.contents().get(RtlFiles.FILE_LIST);
        String bank = list.lines().filter(ModuleNames::isMemoryFile).findFirst().orElseThrow();
        String sources = list.replace(bank + "\n", "").strip().replace('\n', ' ');
        assertSilent(new ToolRun(Tool.YOSYS, folder).args("-q", "-p", YOSYS_FRONT_END.formatted(bank, sources)));
    }

    @Test
    void theMachineOfThePaperIsTakenToo() {
        GeneratedRtl.of("784-256-256-10", 7, 256, WeightStorage.LOADABLE, 1024).writeTo(folder);
        assertSilent(new ToolRun(Tool.VERILATOR, folder)
                .args("--lint-only", "-Wall", "-f", RtlFiles.FILE_LIST, "--top-module", ModuleNames.CORE));
        assertThat(IcarusLint.run(folder, ModuleNames.CORE)).isEmpty();
    }

    @Large
    @Test
    void theWidestLayersAreTakenToo() {
        GeneratedRtl.of("16-4096-16", 16, 16, WeightStorage.LOADABLE, 1024).writeTo(folder);
        assertSilent(new ToolRun(Tool.VERILATOR, folder)
                .args("--lint-only", "-Wall", "-f", RtlFiles.FILE_LIST, "--top-module", ModuleNames.CORE));
        assertThat(IcarusLint.run(folder, ModuleNames.CORE)).isEmpty();
    }

    /** A command that named the core for the top module would pass over the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/formats.md"})
    void theCommandOfTheDocumentationLooksAtWhatSurroundsTheCore(String page) throws IOException {
        String command = Files.readAllLines(Path.of(page)).stream()
                .filter(line -> line.contains("verilator --lint-only"))
                .reduce((one, other) -> one + other)
                .orElseThrow();
        List<String> arguments =
                List.of(command.substring(command.indexOf("--lint-only")).split(" "));
        RtlFiles reference = RtlFiles.read(Path.of("rtl-out", "reference"));
        reference.writeTo(folder);
        assertSilent(new ToolRun(Tool.VERILATOR, folder).args(arguments));

        for (String file : List.of("snn_axi.v", "axi_lite_registers.v", "snn_accelerator.v", "argmax.v")) {
            String good = reference.contents().get(file);
            Path broken = folder.resolve(file);
            Files.writeString(broken, good.replaceFirst("(?m)^endmodule", "  wire nobody_reads_it = 1'b0;\nendmodule"));
            assertThat(new ToolRun(Tool.VERILATOR, folder).args(arguments).run().exitCode())
                    .as(file)
                    .isNotZero();
            Files.writeString(broken, good);
        }
    }

    private static void assertSilent(ToolRun run) {
        ToolResult result = run.run();
        assertThat(result.output()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }
}
