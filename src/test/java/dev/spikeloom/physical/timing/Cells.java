package dev.spikeloom.physical.timing;

import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.liberty.LibraryPin;
import dev.spikeloom.physical.netlist.CellChoice;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.CellModule.Child;
import dev.spikeloom.physical.netlist.CellModule.Flop;
import dev.spikeloom.physical.netlist.CellModule.Gate;
import dev.spikeloom.physical.netlist.CellModule.Port;
import dev.spikeloom.physical.netlist.MappedDesign;
import dev.spikeloom.physical.netlist.MappingLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A library whose delays are computed in the head, and modules of its cells put together by hand. Each input has 10 fF. A
 * gate takes 100 ps and 1 ps for each fF that it drives, a flip-flop 200 ps and as much; it wants its input 50 ps before
 * the clock, a clock gate its enable 70 ps.
 */
final class Cells {
    private static final String LIBRARY = """
            library (by_hand) {
              delay_model : table_lookup;
              time_unit : "1ns"; voltage_unit : "1V"; current_unit : "1mA"; leakage_power_unit : "1nW";
              pulling_resistance_unit : "1kohm"; capacitive_load_unit (1, ff);
              nom_process : 1; nom_voltage : 1; nom_temperature : 25;
              input_threshold_pct_rise : 50; input_threshold_pct_fall : 50;
              output_threshold_pct_rise : 50; output_threshold_pct_fall : 50;
              slew_lower_threshold_pct_rise : 20; slew_lower_threshold_pct_fall : 20;
              slew_upper_threshold_pct_rise : 80; slew_upper_threshold_pct_fall : 80;
              lu_table_template (load) {
                variable_1 : input_net_transition; variable_2 : total_output_net_capacitance;
                index_1 ("0, 1"); index_2 ("0, 1000");
              }
            """;

    static final String CLOCK = "clk_i";

    private Cells() {}

    /** @param gated whether there are clock gates */
    static String library(boolean gated) {
        return LIBRARY
                + gate("INV", 1, "!A", "A")
                + gate("BUF", 2, "A", "A")
                + gate("NAND2", 1.5, "!(A & B)", "A", "B")
                + gate("MUX2", 3, "(!S & A) | (S & B)", "A", "B", "S")
                + "cell (DFF) { area : 5; ff (IQ, IQN) { next_state : \"D\"; clocked_on : \"CK\"; }\n"
                + input("CK", "clock : true;")
                + input("D", setup(0.05))
                + "pin (Q) { direction : output; function : \"IQ\"; " + arc("CK", "timing_type : rising_edge;", 0.2)
                + "} }\n"
                + (gated
                        ? "cell (ICG) { area : 4; clock_gating_integrated_cell : \"latch_posedge\";\n"
                                + input("CK", "clock : true; clock_gate_clock_pin : true;")
                                + input("E", "clock_gate_enable_pin : true;" + setup(0.07))
                                + "pin (GCK) { direction : output; clock_gate_out_pin : true; " + arc("CK", "", 0.1)
                                + "} }\n"
                        : "")
                + "}\n";
    }

    private static String input(String name, String more) {
        return "pin (" + name + ") { direction : input; capacitance : 10; " + more + " }\n";
    }

    private static String setup(double time) {
        return "timing () { related_pin : \"CK\"; timing_type : setup_rising; rise_constraint (scalar) { values (\""
                + time + "\"); } fall_constraint (scalar) { values (\"" + time + "\"); } }";
    }

    private static String gate(String name, double area, String function, String... inputs) {
        StringBuilder text = new StringBuilder("cell (" + name + ") { area : " + area + ";\n");
        for (String input : inputs) {
            text.append(input(input, ""));
        }
        text.append("pin (Y) { direction : output; function : \"")
                .append(function)
                .append("\"; ");
        for (String input : inputs) {
            text.append(arc(input, "", 0.1));
        }
        return text.append("} }\n").toString();
    }

    private static String arc(String from, String more, double intrinsic) {
        String delay = table(intrinsic + ", " + (intrinsic + 1));
        String edge = table("0.01, 0.01");
        return "timing () { related_pin : \"" + from + "\"; " + more + " cell_rise" + delay + "cell_fall" + delay
                + "rise_transition" + edge + "fall_transition" + edge + "}\n";
    }

    /** The same for any transition. */
    private static String table(String byLoad) {
        return " (load) { index_1 (\"0, 1\"); index_2 (\"0, 1000\"); values (\"" + byLoad + "\", \"" + byLoad
                + "\"); } ";
    }

    /** The library in a folder. */
    static MappingLibrary mapping(Path folder, boolean gated) throws IOException {
        Path file = folder.resolve("cells.lib");
        Files.writeString(file, library(gated));
        return new MappingLibrary(
                CellLibrary.read(file), file, "by-hand-" + gated, "set_driving_cell BUF\nset_load 10.0\n", 1000);
    }

    /** A design of one module. */
    static MappedDesign design(CellModule module) {
        return new MappedDesign("top-1", Map.of("top-1", module), 1);
    }

    /** A module that is put together signal by signal. */
    static final class Builder {
        private final CellLibrary library;
        private final Map<String, Integer> bits = new LinkedHashMap<>();
        private final List<Port> ports = new ArrayList<>();
        private final List<Gate> gates = new ArrayList<>();
        private final List<Flop> flops = new ArrayList<>();
        private final List<Child> children = new ArrayList<>();

        /** Has a clock. */
        Builder(MappingLibrary library) {
            this.library = library.cells();
            port(CLOCK, true, CLOCK);
        }

        private int bit(String name) {
            return name.equals("1") ? CellModule.ONE : bits.computeIfAbsent(name, any -> bits.size());
        }

        private int[] bits(String... names) {
            int[] numbers = new int[names.length];
            for (int i = 0; i < names.length; i++) {
                numbers[i] = bit(names[i]);
            }
            return numbers;
        }

        Builder port(String name, boolean input, String... signals) {
            ports.add(new Port(name, input, bits(signals)));
            return this;
        }

        /** @param signals at the inputs, then the output */
        Builder gate(String cell, String... signals) {
            LibraryCell type = library.cell(cell).orElseThrow();
            int[] connected = new int[type.pins().size()];
            int at = 0;
            int input = 0;
            for (LibraryPin pin : type.pins().values()) {
                connected[at++] = bit(
                        pin.direction() == LibraryPin.Direction.INPUT ? signals[input++] : signals[signals.length - 1]);
            }
            gates.add(new Gate(type, connected));
            return this;
        }

        /** Inverters one after the other. */
        Builder chain(int length, String from, String to) {
            for (int i = 0; i < length; i++) {
                gate("INV", i == 0 ? from : to + "_" + i, i == length - 1 ? to : to + "_" + (i + 1));
            }
            return this;
        }

        Builder flop(String data, String output, String enable) {
            flops.add(new Flop(bit(CLOCK), bit(data), bit(output), bit(enable), false));
            return this;
        }

        /** A memory with an input and an output of some bits. */
        Builder memory(String name, List<String> inputs, List<String> outputs) {
            children.add(new Child(
                    name,
                    "sram_bank",
                    true,
                    Map.of(),
                    List.of(
                            new Port(CLOCK, true, bits(CLOCK)),
                            new Port("addr_i", true, bits(inputs.toArray(new String[0]))),
                            new Port("rdata_o", false, bits(outputs.toArray(new String[0]))))));
            return this;
        }

        /** An instance of a module, whose ports are of one bit. */
        Builder instance(String name, String module, Map<String, String> inputs, Map<String, String> outputs) {
            List<Port> connected = new ArrayList<>();
            inputs.forEach((port, signal) -> connected.add(new Port(port, true, bits(signal))));
            outputs.forEach((port, signal) -> connected.add(new Port(port, false, bits(signal))));
            children.add(new Child(name, module, false, Map.of(), connected));
            return this;
        }

        CellModule build(String title) {
            return new CellModule(title, bits.size(), List.copyOf(bits.keySet()), ports, gates, flops, children);
        }
    }

    static CellChoice choice(MappingLibrary library) {
        return CellChoice.of(library.cells());
    }
}
