package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.testing.GeneratedRtl;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every tool reads the generated Verilog as it stands, with all its warnings on, and has nothing to say. */
@Tag("cosim")
class LintTest {
    private static final String YOSYS_FRONT_END = "read_verilog -lib sram_bank.v; read_verilog %s; "
            + "hierarchy -check -top " + RtlFiles.TOP_MODULE + "; proc; check -assert; "
            + "select -assert-none t:$dlatch t:$adlatch t:$dlatchsr";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}, {1} bits, {2} rows, {3}, {4} steps")
    @CsvFileSource(resources = "designs.csv", numLinesToSkip = 1)
    void verilatorHasNothingToSay(String topology, int weightBits, int bankRows, WeightStorage storage, int timeSteps) {
        GeneratedRtl.of(topology, weightBits, bankRows, storage, timeSteps).writeTo(folder);
        assertSilent(new ToolRun(Tool.VERILATOR, folder)
                .args("--lint-only", "-Wall", "-f", RtlFiles.FILE_LIST, "--top-module", RtlFiles.TOP_MODULE));
    }

    @ParameterizedTest(name = "{0}, {1} bits, {2} rows, {3}, {4} steps")
    @CsvFileSource(resources = "designs.csv", numLinesToSkip = 1)
    void icarusHasNothingToSay(String topology, int weightBits, int bankRows, WeightStorage storage, int timeSteps) {
        GeneratedRtl.of(topology, weightBits, bankRows, storage, timeSteps).writeTo(folder);
        assertSilent(new ToolRun(Tool.ICARUS, folder)
                .args("-Wall", "-g2005", "-s", RtlFiles.TOP_MODULE, "-o", "a.out", "-f", RtlFiles.FILE_LIST));
    }

    /** The front end finds latches, loops and undriven nets; {@code YosysCheckTest} goes all the way to cells. */
    @ParameterizedTest(name = "{0}, {1} bits, {2} rows, {3}, {4} steps")
    @CsvFileSource(resources = "designs.csv", numLinesToSkip = 1)
    void yosysHasNothingToSay(String topology, int weightBits, int bankRows, WeightStorage storage, int timeSteps) {
        RtlFiles files = GeneratedRtl.of(topology, weightBits, bankRows, storage, timeSteps);
        files.writeTo(folder);
        String sources = files.contents()
                .get(RtlFiles.FILE_LIST)
                .replace("sram_bank.v\n", "")
                .strip()
                .replace('\n', ' ');
        assertSilent(new ToolRun(Tool.YOSYS, folder).args("-q", "-p", YOSYS_FRONT_END.formatted(sources)));
    }

    @Test
    void theWidestLayersAreTakenToo() {
        GeneratedRtl.of("16-4096-4096", 16, 16, WeightStorage.LOADABLE, 1024).writeTo(folder);
        assertSilent(new ToolRun(Tool.VERILATOR, folder).args("--lint-only", "-Wall", "-f", RtlFiles.FILE_LIST));
        assertSilent(new ToolRun(Tool.ICARUS, folder).args("-Wall", "-g2005", "-t", "null", "-f", RtlFiles.FILE_LIST));
    }

    private static void assertSilent(ToolRun run) {
        ToolResult result = run.run();
        assertThat(result.output()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }
}
