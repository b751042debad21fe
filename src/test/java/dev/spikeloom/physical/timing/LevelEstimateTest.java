package dev.spikeloom.physical.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.DesignNetlist;
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

/** Levels of small netlists, counted by hand. */
class LevelEstimateTest {
    private static final double PICO = 1e-12;

    /** Gates 100 (80 to 150) ps, flip-flops 200 and 50, memories 1,000 and 300. */
    private static final LevelDelays DELAYS = new LevelDelays(
            new Range(80 * PICO, 100 * PICO, 150 * PICO),
            Range.exact(200 * PICO),
            Range.exact(50 * PICO),
            Range.exact(1000 * PICO),
            Range.exact(300 * PICO));

    @TempDir
    private Path folder;

    private MappingLibrary library;

    @BeforeEach
    void writeTheLibrary() throws IOException {
        library = Cells.mapping(folder, true);
    }

    @Test
    void theLongestPathCounts() throws IOException {
        CellModule module = new Cells.Builder(library)
                .flop("1", "a_q", "1")
                .flop("1", "b_q", "1")
                .chain(5, "a_q", "a")
                .chain(3, "b_q", "b")
                .gate("NAND2", "b", "a", "both")
                .flop("both", "end_q", "1")
                .build("top");

        ClockEstimate clock = estimate(Cells.design(module), "");

        assertThat(clock.estimated()).isTrue();
        assertThat(clock.paths()).hasSize(1);
        assertThat(clock.critical().levels()).isEqualTo(6);
        assertThat(clock.critical().start()).isEqualTo("a_q");
        assertThat(clock.critical().end()).isEqualTo("end_q");
        assertPicoseconds(clock.periodSeconds().low(), 200 + 6 * 80 + 50);
        assertPicoseconds(clock.periodSeconds().value(), 200 + 6 * 100 + 50);
        assertPicoseconds(clock.periodSeconds().high(), 200 + 6 * 150 + 50);
        assertThat(clock.internalPeriodSeconds()).isEqualTo(clock.periodSeconds());
    }

    @Test
    void instancesArePassedThroughAndNamed() throws IOException {
        CellModule inner = new Cells.Builder(library)
                .port("a_i", true, "a_i")
                .port("y_o", false, "y_o")
                .chain(2, "a_i", "y_o")
                .build("inner");
        Map<String, String> clock = Map.of(Cells.CLOCK, Cells.CLOCK);
        CellModule top = new Cells.Builder(library)
                .flop("end", "begin_q", "1")
                .instance("u_one", "inner-1", with(clock, "a_i", "begin_q"), Map.of("y_o", "mid"))
                .gate("INV", "mid", "mid2")
                .instance("u_two", "inner-1", with(clock, "a_i", "mid2"), Map.of("y_o", "end"))
                .build("top");
        Map<String, CellModule> modules = new LinkedHashMap<>();
        modules.put("top-1", top);
        modules.put("inner-1", inner);

        TimingPath path = estimate(new MappedDesign("top-1", modules, 2), "").critical();

        assertThat(path.levels()).isEqualTo(5);
        assertThat(path.modules()).containsExactly("top", "u_one", "top", "u_two", "top");
    }

    @Test
    void holdingIsALevelWhereAMultiplexerDoesIt() throws IOException {
        assertThat(estimate(Cells.design(enabled(3)), "").critical().levels()).isEqualTo(1);
        assertThat(estimate(Cells.design(enabled(40)), "").critical().levels()).isZero();
    }

    @Test
    void memoriesTakeTheTimesThatAreGiven() throws IOException {
        CellModule module = new Cells.Builder(library)
                .memory("u_bank", List.of("row_q[0]", "row_q[1]"), List.of("word[0]", "word[1]"))
                .gate("INV", "word[1]", "next")
                .flop("next", "row_q[0]", "1")
                .flop("row_q[0]", "row_q[1]", "1")
                .build("top");

        ClockEstimate clock = estimate(Cells.design(module), "");

        assertThat(clock.critical().start()).isEqualTo("u_bank");
        assertThat(clock.critical().end()).isEqualTo("row_q[0]");
        assertPicoseconds(clock.periodSeconds().value(), 1000 + 100 + 50);
    }

    @Test
    void pathsToTheOutsideHaveAShareOfThePeriod() throws IOException {
        CellModule module = new Cells.Builder(library)
                .port("data_i", true, "data_i[0]", "data_i[1]")
                .port("data_o", false, "data_o[0]", "data_o[1]")
                .gate("INV", "data_i[0]", "data_o[0]")
                .gate("INV", "data_i[1]", "next")
                .flop("next", "data_o[1]", "1")
                .build("top");

        ClockEstimate clock = estimate(Cells.design(module), "");

        assertThat(clock.paths())
                .extracting(TimingPath::pathClass)
                .containsExactly(PathClass.INPUT_TO_OUTPUT, PathClass.REGISTER_TO_OUTPUT, PathClass.INPUT_TO_REGISTER);
        assertPicoseconds(clock.paths().get(0).periodSeconds(), 100 / 0.2);
        assertPicoseconds(clock.paths().get(1).periodSeconds(), 200 / 0.6);
        assertPicoseconds(clock.paths().get(2).periodSeconds(), 150 / 0.6);
    }

    @Test
    void whatStandsStillTakesNoPart() throws IOException {
        CellModule module = new Cells.Builder(library)
                .port("time_steps_i", true, "time_steps_i[0]")
                .chain(20, "time_steps_i[0]", "step")
                .flop("step", "threshold_q[0]", "1")
                .chain(9, "threshold_q[0]", "slow")
                .flop("slow", "fire_q", "1")
                .gate("INV", "fire_q", "out")
                .flop("out", "out_q", "1")
                .build("top");
        String still = """
                  set_false_path -from [get_ports {time_steps_i*}]
                  set_false_path -from [get_cells -hierarchical {*threshold_q*}]
                """;

        assertThat(estimate(Cells.design(module), "").critical().start()).isEqualTo("time_steps_i");
        assertThat(estimate(Cells.design(module), still).critical().start()).isEqualTo("fire_q");
    }

    @Test
    void aLoopIsRefusedAndNamed() {
        CellModule module = new Cells.Builder(library)
                .flop("1", "a_q", "1")
                .gate("NAND2", "a_q", "back", "forth")
                .gate("INV", "forth", "back")
                .gate("INV", "back", "behind")
                .flop("behind", "b_q", "1")
                .build("top");

        assertThatThrownBy(() -> estimate(Cells.design(module), ""))
                .isInstanceOf(InputException.class)
                .hasMessageMatching("the design has a combinational loop of 2 gates through (back, forth|forth, back):"
                        + " no clock is slow enough; break it with a register");
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(map);
        all.put(key, value);
        return all;
    }

    private CellModule enabled(int flops) {
        Cells.Builder design = new Cells.Builder(library).flop("1", "enable_q", "1");
        for (int i = 0; i < flops; i++) {
            design.flop("1", "held_q[" + i + "]", "enable_q");
        }
        return design.build("top");
    }

    private ClockEstimate estimate(MappedDesign design, String constraints) throws IOException {
        Path file = folder.resolve("top.sdc");
        Files.writeString(file, constraints);
        return LevelEstimate.of(new DesignNetlist(design), Cells.choice(library), file, DELAYS);
    }

    private static void assertPicoseconds(double seconds, double expected) {
        assertThat(seconds / PICO).isCloseTo(expected, within(1e-6));
    }
}
