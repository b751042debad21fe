package dev.spikeloom.synth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.DesignBuilder;
import dev.spikeloom.testing.Large;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many LUTs of six inputs lie one behind the other on the paths that the clock hangs on. */
@Tag("cosim")
class LogicLevelsTest {
    private static final Pattern LONGEST = Pattern.compile("Longest topological path in \\S+ \\(length=(\\d+)\\):");

    @TempDir
    private Path folder;

    /** The scheduler as a whole, from its registers to the address, and back to its registers. */
    @Large
    @Test
    void theSchedulerOfTheLayerAtTheInputTakesEightLevels() {
        DesignBuilder design = DesignBuilder.of("784-4-2");
        design.rtl().writeTo(folder);

        assertThat(levels(mapped(
                        "spike_scheduler",
                        "priority_tree.v priority_rest.v priority_encoder.v spike_scheduler.v",
                        "-set Inputs 784 -set IndexWidth 10 -set LaneWidth " + encoderLaneBits(design))))
                .isLessThanOrEqualTo(8);
    }

    @Large
    @Test
    void sixteenPortsAreGrantedInNineLevels() {
        DesignBuilder design = DesignBuilder.of("784-4-2")
                .layer(layer -> layer.bankRows(64).issueWidth(4))
                .layer(layer -> layer);
        design.rtl().writeTo(folder);

        String scheduler = mapped(
                "banked_scheduler",
                "priority_tree.v priority_rest.v priority_encoder.v banked_scheduler.v",
                "-set Inputs 784 -set Width 4 -set Banks 16 -set BankRows 64 -set Interleaved 1 -set RowWidth 6"
                        + " -set PortRows 64 -set PortRowWidth 6 -set LaneWidth " + encoderLaneBits(design));

        // From the registers to what the SRAM banks see: not to the registers.
        assertThat(levels(scheduler + "; delete t:$_*DFF*; select -set kept o:issue_rows_o o:issue_read_o;"
                        + " delete -port o:* @kept %d; opt_clean -purge"))
                .isLessThanOrEqualTo(9);
    }

    /** As the architecture has it by default. */
    private static int encoderLaneBits(DesignBuilder design) {
        return design.build().layers().get(0).encoderLaneBits();
    }

    @Test
    void aRegisterHalvesTheTournamentOfTenClasses() {
        DesignBuilder.of("9-10").argmaxStages(1).rtl().writeTo(folder);

        assertThat(levels(mapped(
                        "argmax_pipelined",
                        "argmax_pipelined.v",
                        "-set Classes 10 -set ClassWidth 4 -set CountWidth 11")))
                .isLessThanOrEqualTo(8);
    }

    /** What maps a module to LUTs of six inputs. */
    private static String mapped(String module, String sources, String parameters) {
        return "read_verilog " + sources + "; chparam " + parameters + " " + module + "; synth -flatten -top " + module
                + "; abc -lut 6";
    }

    /** Levels of the longest path between registers or ports. */
    private int levels(String script) {
        ToolResult result = new ToolRun(Tool.YOSYS, folder)
                .args("-p", script + "; ltp -noff")
                .run();
        assertThat(result.exitCode()).isZero();
        Matcher longest = LONGEST.matcher(result.output());
        assertThat(longest.find()).isTrue();
        return Integer.parseInt(longest.group(1));
    }
}
