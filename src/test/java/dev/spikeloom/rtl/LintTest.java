package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every tool reads the generated Verilog as it stands, with all its warnings on, and has nothing to say. */
@Tag("cosim")
class LintTest {
    @ParameterizedTest(name = "{0}, {1} bits, {2} rows, {3}, {4} steps")
    @CsvSource({
        "784-256-256-10, 7, 256, LOADABLE, 1024",
        "64-64-10, 7, 256, LOADABLE, 16",
        "20-12-4, 7, 8, FIXED, 16",
        "20-12-4, 7, 8, LOADABLE, 16",
        "1-1, 1, 2, FIXED, 1",
        "1-1, 1, 2, LOADABLE, 1",
        "2-1-2, 2, 2, LOADABLE, 2",
        "33-65-3, 16, 16, FIXED, 3",
        "33-65-3, 16, 32, LOADABLE, 3",
        "2048-40-2, 4, 1024, FIXED, 8",
        "4096-3-100, 1, 4096, LOADABLE, 8",
    })
    void noToolWarns(
            String topology, int weightBits, int bankRows, WeightStorage storage, int timeSteps, @TempDir Path folder) {
        List<Integer> sizes =
                Arrays.stream(topology.split("-")).map(Integer::valueOf).toList();
        Design design = Design.elaborate(
                RandomDesigns.network(RandomDesigns.random(1), sizes, weightBits),
                new Architecture(bankRows, storage, timeSteps));
        VerilogGenerator.generate(design).writeTo(folder);

        ToolResult verilator = new ToolRun(Tool.VERILATOR, folder)
                .args("--lint-only", "-Wall", "-f", RtlFiles.FILE_LIST, "--top-module", RtlFiles.TOP_MODULE)
                .run();
        assertThat(verilator.output()).isEmpty();
        assertThat(verilator.exitCode()).isZero();

        ToolResult icarus = new ToolRun(Tool.ICARUS, folder)
                .args("-Wall", "-g2005", "-t", "null", "-f", RtlFiles.FILE_LIST)
                .run();
        assertThat(icarus.output()).isEmpty();
        assertThat(icarus.exitCode()).isZero();
    }
}
