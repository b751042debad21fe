package dev.spikeloom.physical.timing;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.physical.netlist.CellChoice;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.MappedDesign;
import dev.spikeloom.physical.netlist.MappingLibrary;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The clock of a mapped design by OpenSTA: delays from the tables of the library, an ideal clock, the design's own
 * constraints, and wires by a capacitance for each connection.
 */
public final class OpenSta {
    private static final String SCRIPT = "clock.tcl";
    private static final String NETLIST = "netlist.v";
    private static final String ESTIMATES = "estimates.lib";

    /** Begins each line that is meant for this program; what else OpenSTA prints are its warnings. */
    static final String MARK = "clock: ";

    /** A file with an error is not read any further, and the script goes on. */
    private static final String ERROR = "Error: ";

    /** In which no path gets lost: time is counted with 24 bits. */
    private static final double PERIOD_SECONDS = 1e-8;

    /**
     * A group of paths for each class, since one report gives the worst of each group; what is in no other group is between
     * registers. A failure ends the script, which OpenSTA does not do by itself; that a register which stands still was
     * optimized away is none.
     */
    private static final String COMMANDS = """
            proc say {words} { puts "%1$s$words" }
            rename set_false_path set_found_false_path
            proc set_false_path {option objects} {
              if {$objects ne {}} { set_found_false_path $option $objects }
            }
            proc paths {} {
              foreach path [find_timing_paths] {
                set start [get_property $path startpoint]
                set end [get_property $path endpoint]
                say "path [get_property $path slack]"
                foreach point [get_property $path points] {
                  say "point [get_property $point arrival] [get_full_name [get_property $point pin]]"
                }
              }
            }
            proc run {} {
              read_liberty {%2$s}
              read_liberty %3$s
              read_verilog %4$s
              link_design {%5$s}
              uplevel #0 {
                set clock_period %6$s
                set input_fraction %7$s
                set output_fraction %7$s
                set static_configuration 1
                read_sdc {%8$s}
              }
              set inputs {}
              foreach port [all_inputs] {
                if {[get_full_name $port] ne {%9$s}} { lappend inputs $port }
              }
              set outputs [all_outputs]
              if {[llength $inputs]} { group_path -name inputs -from $inputs }
              if {[llength $outputs]} { group_path -name outputs -to $outputs }
              if {[llength $inputs] && [llength $outputs]} { group_path -name through -from $inputs -to $outputs }
              foreach corner {%10$s} {
                say "corner $corner"
                set_wire_load_mode top
                set_wire_load_model -name wires_$corner -library %11$s
                paths
              }
            }
            if {[catch run message]} { say "failed $message" }
            exit
            """;

    private final MappingLibrary library;
    private final CellChoice cells;

    /** Reads delays from a library, whose file is plain text. */
    public OpenSta(MappingLibrary library, CellChoice cells) {
        this.library = library;
        this.cells = cells;
    }

    /**
     * Times a design.
     *
     * @param constraints the design's, for its RTL
     * @throws InputException if OpenSTA is missing, cannot read something, or finds no path
     */
    public ClockEstimate estimate(MappedDesign design, Path constraints, TimingAssumptions assumptions) {
        try (TemporaryFolder work = TemporaryFolder.create()) {
            StructuralVerilog verilog = StructuralVerilog.of(design, cells);
            Files.writeString(work.path().resolve(NETLIST), verilog.text());
            Files.writeString(
                    work.path().resolve(ESTIMATES), TimingLibrary.text(verilog.memories(), assumptions, inputFarads()));
            Files.writeString(work.path().resolve(SCRIPT), script(verilog.top(), constraints));
            ToolResult result = new ToolRun(Tool.STA, work.path())
                    .args("-no_init", "-no_splash", "-exit", SCRIPT)
                    .run()
                    .orThrow();
            return read(result, design.modules().get(design.top()));
        } catch (IOException e) {
            throw new EnvironmentException("cannot write a netlist for OpenSTA: " + AtomicFiles.reason(e), e);
        }
    }

    private String script(String top, Path constraints) {
        return COMMANDS.formatted(
                MARK,
                library.file().toAbsolutePath(),
                ESTIMATES,
                NETLIST,
                top,
                String.format(
                        Locale.ROOT,
                        "%.9g",
                        PERIOD_SECONDS / library.cells().units().seconds()),
                PathClass.OUTSIDE_FRACTION,
                constraints.toAbsolutePath(),
                MemoryCell.CLOCK,
                "low value high",
                TimingLibrary.NAME);
    }

    /** A memory's input is taken to load as much as a flip-flop's. */
    private double inputFarads() {
        return cells.flop().cell().pins().get(cells.flop().data()).capacitance()
                * library.cells().units().farads();
    }

    private ClockEstimate read(ToolResult result, CellModule top) {
        StaOutput output = new StaOutput(library.cells().units().seconds(), PERIOD_SECONDS, top);
        for (String line : result.output().lines().toList()) {
            if (line.startsWith(ERROR)) {
                throw new InputException("OpenSTA cannot time the design: " + line);
            }
            if (line.startsWith(MARK)) {
                output.accept(line.substring(MARK.length()));
            }
        }
        Map<Corner, List<TimingPath>> paths = new EnumMap<>(Corner.class);
        for (Corner corner : Corner.values()) {
            paths.put(corner, output.paths(corner));
        }
        if (paths.values().stream().anyMatch(List::isEmpty)) {
            throw new InputException("OpenSTA finds no path in the design from a register or an input to another one");
        }
        return ClockEstimate.of(paths.get(Corner.LOW), paths.get(Corner.VALUE), paths.get(Corner.HIGH), false);
    }
}
