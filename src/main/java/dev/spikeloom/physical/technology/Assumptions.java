package dev.spikeloom.physical.technology;

import dev.spikeloom.io.yaml.YamlFields;
import dev.spikeloom.physical.scale.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All assumptions, by name. Those that ship with the program hold for any technology; its file can have others. */
public final class Assumptions {
    /** Share of the placed area that cells cover. */
    public static final String UTILIZATION = "utilization";

    /** Capacitance of a wire by its length. */
    public static final String WIRE_CAPACITANCE = "wire_capacitance_ff_per_um";

    /** Length of wires by that of Donath's estimate. */
    public static final String WIRE_LENGTH_FACTOR = "wire_length_factor";

    /** Exponent of Rent's rule. */
    public static final String RENT_EXPONENT = "rent_exponent";

    /** Length of a clock tree by the root of area times sinks. */
    public static final String CLOCK_TREE_LENGTH_FACTOR = "clock_tree_length_factor";

    /** Sinks that a buffer of the clock tree drives. */
    public static final String CLOCK_BUFFER_FANOUT = "clock_buffer_fanout";

    /** Toggles of nets by those of a simulation without delays. */
    public static final String GLITCH_FACTOR = "glitch_factor";

    /** Area of a commercial flow by that of this one. */
    public static final String OPEN_FLOW_AREA = "open_flow_area";

    /** Power of a commercial flow by that of this one. */
    public static final String OPEN_FLOW_POWER = "open_flow_power";

    /** Area of the cells by that of the library. */
    public static final String CELL_AREA_FACTOR = "cell_area_factor";

    /** Energies of the cells by those of the library. */
    public static final String CELL_ENERGY_FACTOR = "cell_energy_factor";

    /** Leakage of the cells by that of the library. */
    public static final String CELL_LEAKAGE_FACTOR = "cell_leakage_factor";

    /** Delay of the cells by that of the library. */
    public static final String CELL_DELAY_FACTOR = "cell_delay_factor";

    /** Area of a memory with two ports by that of one with one. */
    public static final String TWO_PORT_AREA_FACTOR = "two_port_area_factor";

    /** Energy of an access of a memory with two ports by that of one with one. */
    public static final String TWO_PORT_ENERGY_FACTOR = "two_port_energy_factor";

    /** Leakage of a bit of memory. */
    public static final String SRAM_LEAKAGE = "sram_leakage_pw_per_bit";

    /** Delay of an inverter that drives four, by the node. */
    public static final String FANOUT_OF_4 = "fanout_of_4_ps_per_nm";

    /** From the clock to what a memory reads, in such delays. */
    public static final String MEMORY_ACCESS = "memory_access_fo4";

    /** For which a memory's inputs are there before the clock, likewise. */
    public static final String MEMORY_SETUP = "memory_setup_fo4";

    /** Delay of a gate with what it drives, likewise. */
    public static final String GATE_DELAY = "gate_delay_fo4";

    /** From the clock to the output of a flip-flop, likewise. */
    public static final String FLIP_FLOP_OUTPUT = "flip_flop_output_fo4";

    /** For which the input of a flip-flop is there before the clock, likewise. */
    public static final String FLIP_FLOP_SETUP = "flip_flop_setup_fo4";

    private static final String RESOURCE = "assumptions.yaml";

    private final Map<String, Assumption> byName;

    private Assumptions(Map<String, Assumption> byName) {
        this.byName = byName;
    }

    /** Those that ship with the program. */
    public static Assumptions bundled() {
        Map<String, Assumption> byName = new LinkedHashMap<>();
        YamlFields file = YamlFields.read(RESOURCE, Resources.text(RESOURCE));
        for (String name : file.keys()) {
            YamlFields fields = file.fields(name)
                    .orElseThrow()
                    .requireOnly("low", "value", "high", "unit", "meaning", "source", "least", "most");
            double least = fields.number("least", 0, 1e6);
            double most = fields.number("most", least, 1e6);
            byName.put(
                    name,
                    new Assumption(
                            name,
                            Constant.range(fields, least, most),
                            fields.optionalText("unit").orElse(""),
                            fields.text("meaning"),
                            fields.text("source"),
                            least,
                            most));
        }
        return new Assumptions(byName);
    }

    /**
     * These, but for those that a technology has of its own.
     *
     * @param fields a key each, with {@code low}, {@code value}, {@code high} and {@code source} below
     */
    Assumptions with(YamlFields fields) {
        fields.requireOnly(byName.keySet().toArray(new String[0]));
        Map<String, Assumption> other = new LinkedHashMap<>(byName);
        for (String name : fields.keys()) {
            Assumption before = byName.get(name);
            YamlFields own = fields.fields(name).orElseThrow().requireOnly("low", "value", "high", "source");
            other.put(name, before.with(Constant.range(own, before.least(), before.most()), own.text("source")));
        }
        return new Assumptions(other);
    }

    /** All of them, in the order of the file. */
    public List<Assumption> all() {
        return List.copyOf(byName.values());
    }

    /** @param name one of the constants of this class */
    public Assumption of(String name) {
        Assumption assumption = byName.get(name);
        if (assumption == null) {
            throw new IllegalArgumentException("there is no assumption " + name);
        }
        return assumption;
    }

    /** @param name one of the constants of this class */
    public Range range(String name) {
        return of(name).range();
    }
}
