package dev.spikeloom.physical.timing;

import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.physical.timing.MemoryCell.Pins;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What a library of cells does not have, as Liberty: wires, whose capacitance is in proportion to what is connected, and
 * memories with the times of their clock.
 */
final class TimingLibrary {
    static final String NAME = "spikeloom_estimates";

    private static final double PICO = 1e12;
    private static final double NANO = 1e9;

    /** Where nothing is known: what the thresholds of a transition are does not matter for one that is at once. */
    private static final String HEAD = """
            library (%s) {
              delay_model : table_lookup;
              time_unit : "1ns";
              voltage_unit : "1V";
              current_unit : "1mA";
              pulling_resistance_unit : "1kohm";
              leakage_power_unit : "1nW";
              capacitive_load_unit (1, pf);
              input_threshold_pct_rise : 50;
              input_threshold_pct_fall : 50;
              output_threshold_pct_rise : 50;
              output_threshold_pct_fall : 50;
              slew_lower_threshold_pct_rise : 20;
              slew_lower_threshold_pct_fall : 20;
              slew_upper_threshold_pct_rise : 80;
              slew_upper_threshold_pct_fall : 80;
              nom_process : 1;
              nom_voltage : 1;
              nom_temperature : 25;
            """.formatted(NAME);

    private final StringBuilder text = new StringBuilder(HEAD);

    private TimingLibrary() {}

    /**
     * Writes it.
     *
     * @param inputFarads of a memory's input
     */
    static String text(Collection<MemoryCell> memories, TimingAssumptions assumptions, double inputFarads) {
        TimingLibrary library = new TimingLibrary();
        Range wire = assumptions.wireFarads();
        library.wire(Corner.LOW, wire.low());
        library.wire(Corner.VALUE, wire.value());
        library.wire(Corner.HIGH, wire.high());
        TreeSet<Integer> widths = new TreeSet<>();
        memories.forEach(memory -> memory.ports().forEach(port -> widths.add(port.width())));
        widths.remove(1);
        widths.forEach(library::bus);
        memories.forEach(memory -> library.memory(memory, assumptions, number(inputFarads * PICO)));
        return library.text.append("}\n").toString();
    }

    /** A length of 1 for each connection, with the capacitance of one. */
    private void wire(Corner corner, double farads) {
        text.append("  wire_load (")
                .append(corner.wireLoad())
                .append(") { resistance : 0; capacitance : ")
                .append(number(farads * PICO))
                .append("; slope : 1; fanout_length (1, 1); }\n");
    }

    private void bus(int width) {
        text.append("  type (bits").append(width);
        text.append(") { base_type : array; data_type : bit; bit_width : ").append(width);
        text.append("; bit_from : ").append(width - 1).append("; bit_to : 0; downto : true; }\n");
    }

    private void memory(MemoryCell memory, TimingAssumptions assumptions, String capacitance) {
        text.append("  cell (").append(memory.name()).append(") {\n");
        for (Pins port : memory.ports()) {
            boolean bus = port.width() > 1;
            text.append(bus ? "    bus (" : "    pin (").append(port.name()).append(") {");
            if (bus) {
                text.append(" bus_type : bits").append(port.width()).append(";");
            }
            text.append(" direction : ")
                    .append(port.input() ? "input" : "output")
                    .append(";");
            if (port.input()) {
                text.append(" capacitance : ").append(capacitance).append(";");
            }
            if (port.name().equals(MemoryCell.CLOCK)) {
                text.append(" clock : true;");
            } else if (port.input()) {
                setup(number(assumptions.memorySetupSeconds() * NANO));
            } else {
                access(number(assumptions.memoryAccessSeconds() * NANO));
            }
            text.append(" }\n");
        }
        text.append("  }\n");
    }

    private void setup(String time) {
        text.append("\n      timing () { related_pin : \"").append(MemoryCell.CLOCK);
        text.append("\"; timing_type : setup_rising;");
        scalar("rise_constraint", time);
        scalar("fall_constraint", time);
        text.append(" }");
    }

    private void access(String time) {
        text.append("\n      timing () { related_pin : \"").append(MemoryCell.CLOCK);
        text.append("\"; timing_type : rising_edge;");
        scalar("cell_rise", time);
        scalar("cell_fall", time);
        scalar("rise_transition", "0");
        scalar("fall_transition", "0");
        text.append(" }");
    }

    private void scalar(String table, String value) {
        text.append(' ')
                .append(table)
                .append(" (scalar) { values (\"")
                .append(value)
                .append("\"); }");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.9g", value);
    }
}
