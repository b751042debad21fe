package dev.spikeloom.physical.liberty;

import dev.spikeloom.physical.liberty.LibraryCell.FlipFlop;
import dev.spikeloom.physical.liberty.LibraryCell.Kind;
import dev.spikeloom.physical.liberty.LibraryCell.Leakage;
import dev.spikeloom.physical.liberty.LibraryCell.MemorySize;
import dev.spikeloom.physical.liberty.LibraryPin.Direction;
import dev.spikeloom.physical.liberty.LibraryPin.GateRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Makes a library of the groups of its file. */
final class LibraryBuilder {
    private static final Pattern QUANTITY = Pattern.compile("([0-9.eE+-]*)\\s*([a-zA-Z]+)");
    private static final Pattern RANGE = Pattern.compile("(.*)\\[(\\d+)(?::(\\d+))?]");
    private static final Map<Character, Double> PREFIXES =
            Map.of('f', 1e-15, 'p', 1e-12, 'n', 1e-9, 'u', 1e-6, 'm', 1e-3, 'k', 1e3);

    /** A memory of more words than this is none. */
    private static final int MOST_ADDRESS_BITS = 40;

    private static final int MOST_WIDTH = 1 << 20;

    private final LibertyGroup root;
    private final Map<String, LibertyGroup> templates = new HashMap<>();
    private final Map<String, LibertyGroup> types = new HashMap<>();

    LibraryBuilder(LibertyGroup root) {
        this.root = root;
    }

    CellLibrary build() {
        if (!root.kind().equals("library")) {
            throw wrong(root, "the file begins with " + root.title() + ", expected library (...) {");
        }
        LibraryUnits units = new LibraryUnits(
                quantity("time_unit", "s"),
                capacitanceUnit(),
                quantity("voltage_unit", "V"),
                quantity("leakage_power_unit", "W"));
        double volts = root.number("nom_voltage")
                .orElseThrow(() -> missing("nom_voltage", "the supply of its corner, such as nom_voltage : 1.1;"));
        if (volts <= 0 || volts > 20) {
            throw wrong(root, "nom_voltage is " + volts + ", expected a supply above 0 V and up to 20 V");
        }
        double celsius = root.number("nom_temperature").orElse(25.0);
        Stream.of("power_lut_template", "lu_table_template")
                .flatMap(root::groups)
                .forEach(template -> template.name().ifPresent(name -> templates.put(name, template)));
        root.groups("type").forEach(type -> type.name().ifPresent(name -> types.put(name, type)));
        Map<String, LibraryCell> cells = new LinkedHashMap<>();
        root.groups("cell").forEach(group -> {
            LibraryCell cell = cell(group);
            if (cells.put(cell.name(), cell) != null) {
                throw wrong(group, "cell " + cell.name() + " is there twice");
            }
        });
        return new CellLibrary(
                root.name().orElse("unnamed"), units, volts, celsius, Collections.unmodifiableMap(cells));
    }

    private LibraryCell cell(LibertyGroup group) {
        String name = group.name().orElseThrow(() -> wrong(group, "a cell has no name"));
        double area = nonNegative(group, "area").orElse(0.0);
        double byDefault = root.number("default_cell_leakage_power").orElse(0.0);
        double leakage = nonNegative(group, "cell_leakage_power").orElse(byDefault);
        List<Leakage> leakages = new ArrayList<>();
        for (LibertyGroup state : group.groups("leakage_power").toList()) {
            nonNegative(state, "value").ifPresent(value -> leakages.add(new Leakage(when(state), value)));
        }
        Map<String, LibraryPin> pins = new LinkedHashMap<>();
        for (LibertyGroup inner : group.groups()) {
            switch (inner.kind()) {
                case "pin" -> inner.arguments().forEach(pin -> add(pins, pin(inner, pin, 1, List.of())));
                case "bus", "bundle" -> add(pins, bus(inner));
                default -> {
                    // Nothing that areas and energies need.
                }
            }
        }
        Optional<MemorySize> memory = group.group("memory").map(LibraryBuilder::memory);
        return new LibraryCell(
                name,
                area,
                leakage,
                List.copyOf(leakages),
                Collections.unmodifiableMap(pins),
                kind(group),
                group.group("ff").map(LibraryBuilder::flipFlop),
                memory);
    }

    private static void add(Map<String, LibraryPin> pins, LibraryPin pin) {
        pins.put(pin.name(), pin);
    }

    private static Kind kind(LibertyGroup group) {
        if (group.group("memory").isPresent()) {
            return Kind.MEMORY;
        }
        if (group.text("clock_gating_integrated_cell").isPresent()) {
            return Kind.CLOCK_GATE;
        }
        if (group.group("ff").or(() -> group.group("ff_bank")).isPresent()) {
            return Kind.FLIP_FLOP;
        }
        return group.group("latch").or(() -> group.group("latch_bank")).isPresent() ? Kind.LATCH : Kind.COMBINATIONAL;
    }

    private static FlipFlop flipFlop(LibertyGroup group) {
        List<String> states = group.arguments();
        if (states.size() != 2) {
            throw wrong(group, group.title() + " names " + states.size() + " states, expected two: it and its inverse");
        }
        return new FlipFlop(
                states.get(0),
                states.get(1),
                condition(group, "next_state").orElseThrow(() -> wrong(group, group.title() + " has no next_state")),
                condition(group, "clocked_on").orElseThrow(() -> wrong(group, group.title() + " has no clocked_on")),
                condition(group, "clear"),
                condition(group, "preset"));
    }

    private static MemorySize memory(LibertyGroup group) {
        int address = (int) (double) group.number("address_width").orElse(0.0);
        int word = (int) (double) group.number("word_width").orElse(0.0);
        if (address < 1 || address > MOST_ADDRESS_BITS || word < 1 || word > MOST_WIDTH) {
            throw wrong(
                    group,
                    "a memory of " + address + " address bits and words of " + word + " bits, expected 1 to "
                            + MOST_ADDRESS_BITS + " and 1 to " + MOST_WIDTH);
        }
        return new MemorySize(address, word);
    }

    /** A bus: its own attributes and energies hold for all its pins, those of pins in it for these. */
    private LibraryPin bus(LibertyGroup group) {
        String name = group.name().orElseThrow(() -> wrong(group, "a bus has no name"));
        int width = group.text("bus_type")
                .map(types::get)
                .flatMap(type -> type.number("bit_width"))
                .map(bits -> (int) Math.round(bits))
                .orElseGet(
                        () -> group.groups("pin").mapToInt(LibraryBuilder::pins).sum());
        if (width < 1 || width > MOST_WIDTH) {
            throw wrong(group, "bus " + name + " has " + width + " pins, expected 1 to " + MOST_WIDTH);
        }
        List<LibertyGroup> within = group.groups("pin").toList();
        return pin(group, name, width, within);
    }

    private static int pins(LibertyGroup pin) {
        Matcher range = RANGE.matcher(pin.name().orElse(""));
        if (!range.matches() || range.group(3) == null) {
            return 1;
        }
        return (int)
                Math.min(MOST_WIDTH, Math.abs(Long.parseLong(range.group(2)) - Long.parseLong(range.group(3))) + 1);
    }

    private LibraryPin pin(LibertyGroup group, String name, int width, List<LibertyGroup> within) {
        List<LibertyGroup> levels = new ArrayList<>(List.of(group));
        levels.addAll(within);
        Direction direction = first(levels, level -> level.text("direction"))
                .map(text -> direction(group, text))
                .orElse(Direction.INPUT);
        String fallback = direction == Direction.OUTPUT
                ? "default_output_pin_cap"
                : direction == Direction.INOUT ? "default_inout_pin_cap" : "default_input_pin_cap";
        double capacitance = first(levels, LibraryBuilder::capacitance)
                .or(() -> root.number(fallback))
                .orElse(0.0);
        List<InternalPower> powers = levels.stream()
                .flatMap(level -> level.groups("internal_power"))
                .map(this::power)
                .toList();
        return new LibraryPin(
                name,
                direction,
                width,
                capacitance,
                first(levels, level -> level.text("clock"))
                        .filter("true"::equals)
                        .isPresent(),
                role(group),
                first(levels, level -> level.text("function")),
                powers);
    }

    private interface Find<T> {
        Optional<T> in(LibertyGroup group);
    }

    private static <T> Optional<T> first(List<LibertyGroup> levels, Find<T> find) {
        return levels.stream().map(find::in).flatMap(Optional::stream).findFirst();
    }

    /** Rising and falling take the mean; a library that gives one number means both. */
    private static Optional<Double> capacitance(LibertyGroup pin) {
        Optional<Double> rise = nonNegative(pin, "rise_capacitance");
        Optional<Double> fall = nonNegative(pin, "fall_capacitance");
        return rise.isPresent() && fall.isPresent()
                ? Optional.of((rise.get() + fall.get()) / 2)
                : nonNegative(pin, "capacitance");
    }

    private static Direction direction(LibertyGroup group, String text) {
        try {
            return Direction.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong(
                    group,
                    "direction of " + group.title() + " is " + text + ", expected input, output, inout or internal");
        }
    }

    private InternalPower power(LibertyGroup group) {
        Optional<PowerTable> both = group.group("power").map(this::table);
        return new InternalPower(
                when(group),
                group.text("when").isEmpty(),
                group.text("related_pin"),
                group.text("related_pg_pin"),
                group.group("rise_power").map(this::table).or(() -> both),
                group.group("fall_power").map(this::table).or(() -> both));
    }

    private static Condition when(LibertyGroup group) {
        return condition(group, "when").orElse(Condition.ALWAYS);
    }

    private static Optional<Condition> condition(LibertyGroup group, String attribute) {
        return group.text(attribute).map(text -> {
            try {
                return Condition.parse(text);
            } catch (IllegalArgumentException e) {
                throw wrong(group, attribute + " is \"" + text + "\", which is no condition: " + e.getMessage());
            }
        });
    }

    private static Optional<GateRole> role(LibertyGroup pin) {
        return Arrays.stream(GateRole.values())
                .filter(role -> pin.text("clock_gate_" + attribute(role) + "_pin")
                        .filter("true"::equals)
                        .isPresent())
                .findFirst();
    }

    private static String attribute(GateRole role) {
        return role == GateRole.OUTPUT ? "out" : role.name().toLowerCase(Locale.ROOT);
    }

    private PowerTable table(LibertyGroup group) {
        Optional<LibertyGroup> template = group.name().map(templates::get);
        double[] values = numbers(group, "values").orElseThrow(() -> wrong(group, group.title() + " has no values"));
        if (values.length == 1) {
            return new PowerTable(new double[0], new double[0], values, false);
        }
        double[] first = axis(group, template, "index_1");
        double[] second = axis(group, template, "index_2");
        long expected = (long) Math.max(1, first.length) * Math.max(1, second.length);
        if (values.length != expected) {
            throw wrong(
                    group,
                    group.title() + " has " + values.length + " values, expected " + first.length
                            + (second.length > 0 ? " x " + second.length : "") + " by its indices");
        }
        boolean firstIsLoad = template.flatMap(of -> of.text("variable_1"))
                .filter(variable -> variable.contains("capacitance"))
                .isPresent();
        return new PowerTable(first, second, values, firstIsLoad);
    }

    private static double[] axis(LibertyGroup table, Optional<LibertyGroup> template, String index) {
        double[] axis = numbers(table, index)
                .or(() -> template.flatMap(of -> numbers(of, index)))
                .orElse(new double[0]);
        for (int i = 1; i < axis.length; i++) {
            if (axis[i] <= axis[i - 1]) {
                throw wrong(
                        table, index + " of " + table.title() + " does not ascend: " + axis[i - 1] + ", " + axis[i]);
            }
        }
        return axis;
    }

    /** Of most of the texts of a library: without regular expressions, which take most of the time to read one. */
    private static Optional<double[]> numbers(LibertyGroup group, String attribute) {
        return group.values(attribute).map(texts -> {
            DoubleStream.Builder numbers = DoubleStream.builder();
            for (String text : texts) {
                StringTokenizer words = new StringTokenizer(text, ", \t\r\n\f");
                while (words.hasMoreTokens()) {
                    numbers.add(group.number(attribute, words.nextToken()));
                }
            }
            return numbers.build().toArray();
        });
    }

    private static Optional<Double> nonNegative(LibertyGroup group, String attribute) {
        Optional<Double> number = group.number(attribute);
        number.filter(value -> value < 0).ifPresent(value -> {
            throw wrong(group, attribute + " of " + group.title() + " is " + value + ", expected at least 0");
        });
        return number;
    }

    private double quantity(String attribute, String unit) {
        String text = root.text(attribute)
                .orElseThrow(() -> missing(attribute, "such as " + attribute + " : \"1n" + unit + "\";"));
        Matcher matcher = QUANTITY.matcher(text.strip());
        if (matcher.matches()) {
            String name = matcher.group(2);
            double number = matcher.group(1).isEmpty() ? 1 : root.number(attribute, matcher.group(1));
            Double factor = name.equalsIgnoreCase(unit) ? Double.valueOf(1) : prefix(name, unit);
            if (factor != null && number > 0) {
                return number * factor;
            }
        }
        throw wrong(root, attribute + " is \"" + text + "\", expected a number above 0 and a unit of " + unit);
    }

    private static Double prefix(String name, String unit) {
        return name.substring(1).equalsIgnoreCase(unit) ? PREFIXES.get(Character.toLowerCase(name.charAt(0))) : null;
    }

    private double capacitanceUnit() {
        List<String> values = root.values("capacitive_load_unit")
                .orElseThrow(() -> missing("capacitive_load_unit", "such as capacitive_load_unit (1, pf);"));
        if (values.size() == 2) {
            double number = root.number("capacitive_load_unit", values.get(0));
            Double factor = prefix(values.get(1).strip(), "f");
            if (factor != null && number > 0) {
                return number * factor;
            }
        }
        throw wrong(
                root,
                "capacitive_load_unit is (" + String.join(", ", values) + "), expected a number above 0 and ff or pf");
    }

    private LibertyException missing(String attribute, String example) {
        return wrong(
                root,
                root.title() + " has no " + attribute + ", without which its numbers mean nothing; expected one, "
                        + example);
    }

    private static LibertyException wrong(LibertyGroup group, String message) {
        return new LibertyException(group.line(), message);
    }
}
