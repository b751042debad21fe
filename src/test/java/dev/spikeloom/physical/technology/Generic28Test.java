package dev.spikeloom.physical.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.liberty.InternalPower;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.liberty.LibraryPin;
import dev.spikeloom.physical.memory.Bank;
import dev.spikeloom.physical.memory.Provenance;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The technology that needs no download. */
class Generic28Test {
    @TempDir
    private Path folder;

    private Technology technology;

    @BeforeEach
    void load() {
        technology = Technologies.load("generic28", folder.resolve("cache"));
    }

    @Test
    void itNeedsNoDownload() {
        assertThat(Technologies.toFetch("generic28", folder)).isEmpty();
        assertThat(technology.corner().nanometres()).isEqualTo(28);
        assertThat(technology.cells().volts()).isEqualTo(0.9);
    }

    @Test
    void everyConstantAndAssumptionHasASource() {
        assertThat(technology.constants()).hasSizeGreaterThan(15);
        assertThat(technology.constants())
                .allSatisfy(constant -> assertThat(constant.source()).isNotBlank());
        assertThat(technology.assumptions().all())
                .hasSizeGreaterThan(10)
                .allSatisfy(assumption -> assertThat(assumption.source()).hasSizeGreaterThan(10))
                .allSatisfy(assumption -> assertThat(assumption.meaning()).isNotBlank());
    }

    /** The library says in its head what it is made of; this is what the YAML file says. */
    @Test
    void itsCellsAreMadeOfItsConstants() {
        double gate = constant("gate_equivalent");
        LibraryCell nand = cell("NAND2_X1");
        LibraryCell flipFlop = cell("DFF_X1");

        assertThat(nand.area()).isCloseTo(gate, within(1e-9));
        assertThat(nand.leakage()).isCloseTo(constant("gate_leakage"), within(1e-9));
        assertThat(flipFlop.area()).isCloseTo(gate * constant("flip_flop"), within(0.001));
        assertThat(cell("CLKGATE_X1").area()).isCloseTo(gate * constant("clock_gate"), within(0.001));
        assertThat(cell("CLKGATE_X1").kind()).isEqualTo(LibraryCell.Kind.CLOCK_GATE);
        assertThat(cell("INV_X1").pins().get("A").capacitance()).isCloseTo(constant("input_capacitance"), within(1e-9));
        assertThat(energy(flipFlop.pins().get("CK"))).isCloseTo(constant("flip_flop_clock_energy"), within(1e-9));
        assertThat(energy(nand.pins().get("Y")) / 4).isCloseTo(constant("gate_toggle_energy"), within(1e-9));
    }

    /** Rise and fall together, of all inputs. */
    private static double energy(LibraryPin pin) {
        return pin.powers().stream().mapToDouble(Generic28Test::energy).sum();
    }

    private static double energy(InternalPower power) {
        return power.rise().orElseThrow().at(0, 0) + power.fall().orElseThrow().at(0, 0);
    }

    /** Published memories: 0.17 to 0.30 um2 a bit all in for larger ones, 50 to 120 fJ a bit read. */
    @Test
    void itsMemoriesAreLikePublishedOnes() {
        Bank bank = technology.memories().bank(1024, 128, false);
        double bits = 1024 * 128;
        assertThat(bank.area().value() / bits).isBetween(0.14, 0.30);
        assertThat(bank.read().value() / 128).isBetween(50e-15, 120e-15);
        assertThat(bank.provenance()).isEqualTo(Provenance.ASSUMED);
        assertThat(technology.memories().bank(256, 64, true).area().low())
                .isGreaterThan(technology.memories().bank(256, 64, false).area().low());
    }

    @Test
    @Tag("cosim")
    void yosysMapsToIt() throws IOException {
        Files.writeString(folder.resolve("design.v"), """
                module design (input clk_i, input en_i, input [7:0] a_i, input [7:0] b_i, output reg [8:0] sum_o);
                  always @(posedge clk_i) if (en_i) sum_o <= a_i + b_i;
                endmodule
                """);

        ToolResult yosys = new ToolRun(Tool.YOSYS, folder)
                .args(
                        "-q",
                        "-p",
                        "read_verilog design.v; synth -flatten -top design; dfflibmap -liberty %1$s; abc -liberty %1$s; clean; check -mapped; stat -liberty %1$s; write_verilog -noattr mapped.v"
                                .formatted(technology.liberty()))
                .run();

        assertThat(yosys.succeeded()).as(yosys.output()).isTrue();
        CellLibrary cells = technology.cells();
        assertThat(Files.readAllLines(folder.resolve("mapped.v")))
                .filteredOn(line -> line.matches(" {2}[A-Z]\\w+ _\\w+_ \\($"))
                .hasSizeGreaterThan(30)
                .allSatisfy(line ->
                        assertThat(cells.cells()).containsKey(line.strip().split(" ", -1)[0]));
        assertThat(Files.readString(folder.resolve("mapped.v")))
                .doesNotContain("$_")
                .contains("DFF_X1");
    }

    private LibraryCell cell(String name) {
        return technology.cells().cell(name).orElseThrow();
    }

    private double constant(String name) {
        return technology.constants().stream()
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow()
                .range()
                .value();
    }
}
