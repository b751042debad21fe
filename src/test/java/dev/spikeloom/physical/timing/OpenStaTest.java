package dev.spikeloom.physical.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.netlist.CellMapper;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.MappedDesign;
import dev.spikeloom.physical.netlist.MappingLibrary;
import dev.spikeloom.physical.scale.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OpenSTA says of paths whose delays are computed in the head; see {@link Cells}. */
class OpenStaTest {
    private static final double PICO = 1e-12;
    private static final TimingAssumptions NO_WIRES = new TimingAssumptions(Range.ZERO, 1e-9, 3e-10);

    @TempDir
    private Path folder;

    private MappingLibrary library;

    @BeforeEach
    void writeTheLibrary() throws IOException {
        library = Cells.mapping(folder, true);
    }

    /** A flip-flop 200 + 10, three inverters of 100 + 10, the flip-flop's 50. */
    @Test
    void aChainOfGatesTakesWhatItsTablesSay() throws IOException {
        ClockEstimate clock = estimate(chain(3), NO_WIRES);

        assertThat(clock.estimated()).isFalse();
        assertPicoseconds(clock.periodSeconds().value(), 210 + 3 * 110 + 50);
        assertThat(clock.megahertz().value()).isCloseTo(1e6 / 590, within(0.01));
        assertPicoseconds(clock.critical().delaySeconds(), 540);
        assertPicoseconds(clock.critical().setupSeconds(), 50);
        assertThat(clock.critical().levels()).isEqualTo(3);
        assertThat(clock.critical().pathClass()).isEqualTo(PathClass.REGISTER_TO_REGISTER);
        assertThat(clock.critical().start()).isEqualTo("count_q[0]");
        assertThat(clock.critical().end()).isEqualTo("sum_q");
        assertThat(clock.critical().modules()).containsExactly("top");
    }

    @Test
    void timesAreInTheUnitOfTheLibrary() throws IOException {
        Files.writeString(library.file(), Cells.library(true).replace("\"1ns\"", "\"1ps\""));
        library = new MappingLibrary(
                CellLibrary.read(library.file()),
                library.file(),
                library.identity(),
                library.constraints(),
                library.picoseconds());

        assertThat(estimate(chain(3), NO_WIRES).periodSeconds().value() / PICO).isCloseTo(0.59, within(0.005));
    }

    /** Each of four nets of one connection gets the wire. */
    @Test
    void moreWireTakesMoreTime() throws IOException {
        Range wire = new Range(1e-15, 2e-15, 5e-15);

        Range period = estimate(chain(3), new TimingAssumptions(wire, 0, 0)).periodSeconds();

        assertPicoseconds(period.low(), 590 + 4);
        assertPicoseconds(period.value(), 590 + 8);
        assertPicoseconds(period.high(), 590 + 20);
    }

    /** 40 connections of 10 and 3 fF: 200 + 520; then an inverter with two: 100 + 26, and 50. */
    @Test
    void wiresGrowWithWhatIsConnected() throws IOException {
        Cells.Builder design = new Cells.Builder(library).flop("d39", "shared_q", "1");
        for (int i = 0; i < 40; i++) {
            design.gate("INV", "shared_q", "d" + i).flop("d" + i, "q" + i, "1");
        }

        Range period = estimate(design.build("top"), new TimingAssumptions(Range.exact(3e-15), 0, 0))
                .periodSeconds();

        assertThat(period.value() / PICO).isCloseTo(200 + 40 * 13 + 126 + 50, within(0.1));
    }

    @Test
    void modulesThatAPathPassesThroughAreNamedInOrder() throws IOException {
        CellModule inner = new Cells.Builder(library)
                .port("a_i", true, "a_i")
                .port("y_o", false, "y_o")
                .chain(2, "a_i", "y_o")
                .build("inner");
        CellModule top = new Cells.Builder(library)
                .flop("end", "begin_q", "1")
                .gate("INV", "begin_q", "in")
                .instance(
                        "gen_lane[0].u_inner",
                        "inner-1",
                        Map.of(Cells.CLOCK, Cells.CLOCK, "a_i", "in"),
                        Map.of("y_o", "out"))
                .gate("INV", "out", "end")
                .build("top");
        Map<String, CellModule> modules = new LinkedHashMap<>();
        modules.put("top-1", top);
        modules.put("inner-1", inner);

        ClockEstimate clock = estimate(new MappedDesign("top-1", modules, 2), NO_WIRES, "");

        assertThat(clock.critical().modules()).containsExactly("top", "gen_lane[0].u_inner", "top");
        assertPicoseconds(clock.periodSeconds().value(), 210 + 4 * 110 + 50);
    }

    /** From the clock to what was read 1,000, an inverter 110, a flip-flop's 50; to it 210 and its own 300. */
    @Test
    void memoriesTakeTheTimesThatAreGiven() throws IOException {
        CellModule read = new Cells.Builder(library)
                .memory("u_bank", List.of("row_q[0]", "row_q[1]"), List.of("word[0]", "word[1]", "word[2]"))
                .gate("INV", "word[2]", "next")
                .flop("next", "row_q[0]", "1")
                .flop("row_q[0]", "row_q[1]", "1")
                .build("top");

        ClockEstimate clock = estimate(read, NO_WIRES);

        assertThat(clock.critical().start()).isEqualTo("u_bank");
        assertThat(clock.critical().end()).isEqualTo("row_q[0]");
        assertPicoseconds(clock.periodSeconds().value(), 1000 + 110 + 50);

        ClockEstimate written = estimate(read, new TimingAssumptions(Range.ZERO, 0, 4e-9));
        assertThat(written.critical().end()).isEqualTo("u_bank");
        assertPicoseconds(written.critical().setupSeconds(), 4000);
    }

    /** An enable comes to clock gates, here two, by 10 fF each: 200 + 20, and their 70. */
    @Test
    void flipFlopsThatShareAnEnableHaveClockGates() throws IOException {
        StructuralVerilog verilog = StructuralVerilog.of(Cells.design(enabled(40)), Cells.choice(library));
        assertThat(verilog.text().split("  ICG ", -1)).hasSize(1 + 2);
        assertThat(verilog.text()).doesNotContain("  MUX2 ");

        ClockEstimate clock = estimate(enabled(40), NO_WIRES);
        assertPicoseconds(clock.periodSeconds().value(), 200 + 20 + 70);
        assertThat(clock.critical().start()).isEqualTo("enable_q");
    }

    /** The enable drives three multiplexers and goes round to itself through nothing: 200 + 30, 110, 50. */
    @Test
    void aFewFlipFlopsHaveMultiplexers() throws IOException {
        StructuralVerilog verilog = StructuralVerilog.of(Cells.design(enabled(3)), Cells.choice(library));
        assertThat(verilog.text().split("  MUX2 ", -1)).hasSize(1 + 3);
        assertThat(verilog.text()).doesNotContain("  ICG ");

        assertPicoseconds(estimate(enabled(3), NO_WIRES).periodSeconds().value(), 200 + 30 + 110 + 50);
    }

    @Test
    void withoutClockGatesInTheLibraryAllHaveMultiplexers() throws IOException {
        library = Cells.mapping(folder, false);

        String text = StructuralVerilog.of(Cells.design(enabled(40)), Cells.choice(library))
                .text();

        assertThat(text.split("  MUX2 ", -1)).hasSize(1 + 40);
    }

    /** Inputs and outputs have 0.6 of a period each, a path through 0.2: 60 / 0.2 is more than all else. */
    @Test
    void pathsToTheOutsideHaveAShareOfThePeriod() throws IOException {
        CellModule module = new Cells.Builder(library)
                .port("data_i", true, "data_i[0]", "data_i[1]")
                .port("data_o", false, "data_o[0]", "data_o[1]")
                .gate("INV", "data_i[0]", "data_o[0]")
                .gate("INV", "data_i[1]", "next")
                .flop("next", "data_o[1]", "1")
                .build("top");

        ClockEstimate clock = estimate(Cells.design(module), NO_WIRES, """
                set_input_delay [expr {$input_fraction * $clock_period}] -clock clk [get_ports {data_i[*]}]
                set_output_delay [expr {$output_fraction * $clock_period}] -clock clk [get_ports {data_o[*]}]
                """);

        assertThat(clock.paths())
                .extracting(TimingPath::pathClass)
                .containsExactly(PathClass.INPUT_TO_OUTPUT, PathClass.REGISTER_TO_OUTPUT, PathClass.INPUT_TO_REGISTER);
        assertPicoseconds(clock.paths().get(0).periodSeconds(), 100 / 0.2);
        assertPicoseconds(clock.paths().get(1).periodSeconds(), 200 / 0.6);
        assertPicoseconds(clock.paths().get(2).periodSeconds(), 160 / 0.6);
        assertThat(clock.critical().start()).isEqualTo("data_i[0]");
        assertThat(clock.critical().end()).isEqualTo("data_o[0]");
        assertThat(clock.internalPeriodSeconds()).isEqualTo(Range.ZERO);
    }

    @Test
    void whatStandsStillTakesNoPart() throws IOException {
        CellModule module = new Cells.Builder(library)
                .flop("loaded", "threshold_q[0]", "1")
                .chain(9, "threshold_q[0]", "slow")
                .flop("slow", "fire_q", "1")
                .gate("INV", "fire_q", "loaded")
                .build("top");
        String still = """
                set_false_path -from [get_cells -hierarchical {*threshold_q*}]
                set_false_path -from [get_cells -hierarchical {*optimized_away_q*}]
                """;

        assertThat(estimate(Cells.design(module), NO_WIRES, "").critical().start())
                .isEqualTo("threshold_q[0]");
        assertThat(estimate(Cells.design(module), NO_WIRES, still).critical().start())
                .isEqualTo("fire_q");
    }

    @Test
    void whatYosysMapsIsTimed() throws IOException {
        Files.writeString(folder.resolve("top.v"), """
                module top(input wire clk_i, input wire [7:0] add_i, output wire [7:0] sum_o);
                  reg [7:0] sum_q;
                  assign sum_o = sum_q;
                  always @(posedge clk_i) sum_q <= sum_q + add_i;
                endmodule
                """);
        Files.writeString(folder.resolve("synth.ys"), "read_verilog top.v\n");
        MappedDesign mapped = new CellMapper(library, folder.resolve("cache"), 1, Progress.NONE).map(folder, "top");

        ClockEstimate clock = estimate(mapped, NO_WIRES, "");

        assertThat(clock.critical().pathClass()).isEqualTo(PathClass.REGISTER_TO_REGISTER);
        assertThat(clock.critical().start()).startsWith("sum_q[");
        assertThat(clock.critical().end()).startsWith("sum_q[");
        assertThat(clock.critical().levels()).isBetween(4, 40);
        assertThat(clock.periodSeconds().value() / PICO)
                .isGreaterThan(250 + 100.0 * clock.critical().levels());
    }

    @Test
    void constraintsThatCannotBeReadAreOneLine() {
        assertThatThrownBy(() -> estimate(Cells.design(chain(1)), NO_WIRES, "no_such_command\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no_such_command")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aMissingToolIsOneLine() {
        System.setProperty("SPIKELOOM_STA", folder.resolve("none").toString());
        try {
            assertThatThrownBy(() -> estimate(chain(1), NO_WIRES))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("SPIKELOOM_STA is ")
                    .hasMessageNotContaining("\n");
        } finally {
            System.clearProperty("SPIKELOOM_STA");
        }
    }

    private CellModule chain(int length) {
        return new Cells.Builder(library)
                .flop("sum_d", "sum_q", "1")
                .flop("1", "count_q[0]", "1")
                .chain(length, "count_q[0]", "sum_d")
                .build("top");
    }

    /** Flip-flops that hold where a register says so. */
    private CellModule enabled(int flops) {
        Cells.Builder design = new Cells.Builder(library).flop("1", "enable_q", "1");
        for (int i = 0; i < flops; i++) {
            design.flop("1", "held_q[" + i + "]", "enable_q");
        }
        return design.build("top");
    }

    private ClockEstimate estimate(CellModule module, TimingAssumptions assumptions) throws IOException {
        return estimate(Cells.design(module), assumptions, "");
    }

    private ClockEstimate estimate(MappedDesign design, TimingAssumptions assumptions, String more) throws IOException {
        Path constraints = folder.resolve("top.sdc");
        Files.writeString(
                constraints, "create_clock -name clk -period $clock_period [get_ports " + Cells.CLOCK + "]\n" + more);
        return new OpenSta(library, Cells.choice(library)).estimate(design, constraints, assumptions);
    }

    private static void assertPicoseconds(double seconds, double expected) {
        assertThat(seconds / PICO).isCloseTo(expected, within(0.1));
    }
}
