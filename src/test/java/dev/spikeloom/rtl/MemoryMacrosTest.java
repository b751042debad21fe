package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.Target;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Macros of a chip go in one place: modules that are named in one file, which the design itself does not have. */
@Tag("cosim")
class MemoryMacrosTest {
    private static final String DEFINED = "-DSRAM_MACROS";

    /** Stands for a macro of some size: as deep, as wide and with as many parts that can be written. */
    private static final String MACRO = """
            module sram_1rw_%1$dx%2$d_m%3$d (
              input  wire clk_i,
              input  wire req_i,
              input  wire we_i,
              input  wire [%4$d:0] addr_i,
              input  wire [%2$d-1:0] wdata_i,
              input  wire [%3$d-1:0] wmask_i,
              output reg  [%2$d-1:0] rdata_o
            );
              localparam Bits = %2$d / %3$d;
              reg [%2$d-1:0] words [0:%1$d-1];
              integer k;
              always @(posedge clk_i) begin
                if (req_i & ~we_i) rdata_o <= words[addr_i];
                for (k = 0; k < %3$d; k = k + 1)
                  if (req_i & we_i & wmask_i[k]) words[addr_i][k*Bits +: Bits] <= wdata_i[k*Bits +: Bits];
              end
            endmodule
            """;

    @TempDir
    private Path folder;

    /** Rows of 12 and 4 weights of 7 bits, nine of them to a macro at most, in banks of 8 rows. */
    private final RateDesign design = DesignBuilder.of("20-12-4")
            .with(ParameterTable.TARGET, Target.ASIC)
            .layer(layer -> layer.wordBits(63))
            .build();

    private RtlFiles rtl;

    @BeforeEach
    void write() {
        rtl = Verilog.generate(design);
        rtl.writeTo(folder);
        VerilogBench.files(BenchScenario.of(design))
                .forEach((name, text) -> AtomicFiles.writeString(folder.resolve(name), text));
    }

    @Test
    void oneFileNamesTheMacrosOfEachSizeOnce() {
        assertThat(rtl.contents().entrySet().stream()
                        .filter(file -> file.getValue().contains("sram_1rw_"))
                        .map(file -> file.getKey()))
                .containsExactly("sram_bank_macro.v");
        assertThat(rtl.contents().get("sram_bank_macro.v"))
                .containsOnlyOnce("sram_1rw_8x63_m9 u_macro (")
                .containsOnlyOnce("sram_1rw_8x21_m3 u_macro (")
                .containsOnlyOnce("sram_1rw_8x28_m4 u_macro (");
    }

    @Test
    void nothingHasContentsAtFirst() {
        assertThat(rtl.contents().keySet()).noneMatch(file -> file.startsWith("layer"));
        assertThat(rtl.contents().get("sram_bank_macro.v")).doesNotContain("initial", "readmemh");
    }

    @Test
    void theBenchPassesWithoutMacros() {
        assertThat(bench(List.of())).contains("PASS");
    }

    @Test
    void theBenchPassesWithMacros() {
        assertThat(bench(List.of(DEFINED, macros(true)))).contains("PASS");
    }

    /** The macros are what is simulated, if they are defined. */
    @Test
    void theBenchFailsWithMacrosThatAreNotWritten() {
        assertThat(bench(List.of(DEFINED, macros(false)))).contains("FAIL").doesNotContain("PASS");
    }

    @Test
    void aSizeWithoutAMacroIsMissed() {
        ToolResult compiled = compiler(List.of(DEFINED)).run();

        assertThat(compiled.succeeded()).isFalse();
        assertThat(compiled.output()).contains("sram_1rw_8x63_m9");
    }

    @Test
    void verilatorHasNothingToSayAboutTheInstances() {
        String macros = macros(true);
        ToolResult result = new ToolRun(Tool.VERILATOR, folder)
                .args("--lint-only", "-Wall", "-Wno-DECLFILENAME", DEFINED, "-f", RtlFiles.FILE_LIST, macros)
                .args("--top-module", ModuleNames.CORE)
                .run();

        assertThat(result.output()).isEmpty();
        assertThat(result.succeeded()).isTrue();
    }

    /** A file of macros of all sizes; without {@code written}, nothing is ever written to them. */
    private String macros(boolean written) {
        StringBuilder text = new StringBuilder();
        Stream.of(new int[] {63, 9}, new int[] {21, 3}, new int[] {28, 4})
                .forEach(size -> text.append(MACRO.formatted(8, size[0], size[1], 2)));
        String file = "macros.v";
        AtomicFiles.writeString(
                folder.resolve(file),
                written ? text.toString() : text.toString().replace("& wmask_i[k]", "& 1'b0"));
        return file;
    }

    private String bench(List<String> arguments) {
        compiler(arguments).run().orThrow();
        return IcarusBench.simulation(folder, folder.resolve("bench.vvp")).run().output();
    }

    private ToolRun compiler(List<String> arguments) {
        return IcarusBench.compiler(folder, ModuleNames.PLAIN, folder.resolve("bench.vvp"))
                .args(arguments);
    }
}
