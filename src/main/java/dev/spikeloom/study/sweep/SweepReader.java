package dev.spikeloom.study.sweep;

import dev.spikeloom.io.CsvRows;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import dev.spikeloom.io.yaml.YamlNode;
import dev.spikeloom.io.yaml.YamlReader;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.physical.scale.NodeScaling.Corner;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Sweep files, read strictly: what is wrong is named with file, line and key, before anything is computed. */
public final class SweepReader {
    private static final int MOST_VALUES = 100_000;
    private static final List<String> KEYS = List.of(
            "base",
            "samples",
            "technology",
            "node",
            "voltage",
            "frequency",
            "axes",
            "constraints",
            "objectives",
            "mode",
            "list",
            "budget",
            "seed");
    private static final List<String> LISTS = List.of("constraints", "objectives");
    private static final List<String> RANGE_KEYS = List.of("from", "to", "step", "factor");

    private final SweepSource file;
    private final String source;
    private final YamlNode.Mapping root;

    private SweepReader(SweepSource file, YamlNode.Mapping root) {
        this.file = file;
        this.source = file.name();
        this.root = root;
    }

    /**
     * Reads a sweep.
     *
     * @throws InputException if it is none
     */
    public static SweepPlan read(SweepSource source) {
        return of(source).plan();
    }

    /** The table of a sweep with {@code mode: list}. */
    static Path tableOf(SweepSource source) {
        return of(source).tableFile();
    }

    private static SweepReader of(SweepSource source) {
        YamlNode.Mapping root = YamlReader.read(
                source.name(),
                path -> path.startsWith("axes.") || LISTS.contains(path) || !KEYS.contains(path),
                source.text());
        return new SweepReader(source, root);
    }

    private SweepPlan plan() {
        root.entries().forEach((key, node) -> {
            if (!KEYS.contains(key)) {
                throw wrong(
                        node,
                        "unknown key '" + key + "', allowed: " + String.join(", ", KEYS) + Suggestion.hint(key, KEYS));
            }
        });
        SweepMode mode = mode();
        List<Axis> axes = mode == SweepMode.LIST ? List.of(table()) : axes();
        List<String> parameters =
                axes.stream().flatMap(axis -> axis.parameters().stream()).toList();
        requireOnce(parameters);
        OptionalInt budget = number("budget", 1, SweepSpace.MOST_POINTS);
        boolean drawn = mode != SweepMode.GRID && mode != SweepMode.LIST;
        if (drawn && budget.isEmpty()) {
            throw new InputException(source + ": mode is '" + mode.text() + "' without a budget, expected 'budget: N'");
        }
        return new SweepPlan(
                source,
                text("base")
                        .orElseThrow(() -> new InputException(source
                                + ": base is missing, expected a preset, an experiment file or the folder of a run")),
                axes,
                constraints(parameters),
                objectives(),
                mode,
                budget,
                seed(),
                number("samples", 1, Integer.MAX_VALUE),
                text("technology"),
                options());
    }

    private SweepMode mode() {
        String text = text("mode").orElse(root.entries().containsKey("list") ? "list" : "grid");
        SweepMode mode = Arrays.stream(SweepMode.values())
                .filter(one -> one.text().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        root.entries().get("mode"),
                        "mode is '" + text + "', allowed: "
                                + Arrays.stream(SweepMode.values())
                                        .map(SweepMode::text)
                                        .collect(Collectors.joining(", "))));
        if ((mode == SweepMode.LIST) != root.entries().containsKey("list")) {
            throw new InputException(source + ": 'list: FILE.csv' goes with 'mode: list', and with no other");
        }
        return mode;
    }

    /** Points of a table are the values of one axis on which all parameters change together. */
    private Axis table() {
        if (root.entries().containsKey("axes")) {
            throw wrong(root.entries().get("axes"), "axes beside a list, expected one of them");
        }
        Path table = tableFile();
        List<CsvRows.Row> rows = CsvRows.read(table, SweepSpace.MOST_POINTS);
        List<List<String>> values =
                rows.stream().skip(1).map(CsvRows.Row::cells).toList();
        if (values.isEmpty()) {
            throw new InputException(table + " has no row behind its header");
        }
        return new Axis(rows.get(0).cells(), values);
    }

    private Path tableFile() {
        return file.table().orElseGet(() -> file.folder().resolve(text("list").orElseThrow()));
    }

    private List<Axis> axes() {
        YamlNode node = root.entries().get("axes");
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
            throw new InputException(
                    source + ": axes are missing, expected keys with values such as 'time_steps: [1, 4, 16]'");
        }
        List<Axis> axes = new ArrayList<>();
        mapping.entries().forEach((key, values) -> axes.add(axis(key, values)));
        return axes;
    }

    private Axis axis(String key, YamlNode node) {
        List<String> parameters =
                Arrays.stream(key.split(",", -1)).map(String::strip).toList();
        if (node instanceof YamlNode.Mapping range) {
            if (parameters.size() > 1) {
                throw wrong(
                        node, "axes." + key + " is a range, expected a list of lists for axes that change together");
            }
            return new Axis(parameters, range(key, range).stream().map(List::of).toList());
        }
        if (!(node instanceof YamlNode.Sequence list)) {
            throw wrong(
                    node,
                    "axes." + key + " is one value, expected a list or a range {from, to, step} or"
                            + " {from, to, factor}");
        }
        List<List<String>> values = new ArrayList<>();
        for (YamlNode element : list.elements()) {
            values.add(
                    parameters.size() == 1
                            ? List.of(value("axes." + key, element))
                            : together(key, parameters, element));
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw wrong(node, "axes." + key + " has a value twice");
        }
        return new Axis(parameters, values);
    }

    private List<String> together(String key, List<String> parameters, YamlNode element) {
        if (!(element instanceof YamlNode.Sequence list) || list.elements().size() != parameters.size()) {
            throw wrong(
                    element,
                    "axes." + key + " has a value that is not a list of " + parameters.size()
                            + ", one for each of the keys");
        }
        return list.elements().stream().map(one -> value("axes." + key, one)).toList();
    }

    /** A list stands for a value a layer. */
    private String value(String path, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && scalar.text() != null) {
            return scalar.text();
        }
        if (node instanceof YamlNode.Sequence list) {
            List<String> values =
                    list.elements().stream().map(one -> value(path, one)).toList();
            return String.join(", ", values);
        }
        throw wrong(node, path + " has something without a value");
    }

    private List<String> range(String key, YamlNode.Mapping range) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        range.entries().forEach((name, node) -> {
            if (!RANGE_KEYS.contains(name)) {
                throw wrong(
                        node, "axes." + key + "." + name + " is unknown, allowed: " + String.join(", ", RANGE_KEYS));
            }
            numbers.put(name, decimal("axes." + key + "." + name, node));
        });
        boolean steps = numbers.containsKey("step");
        if (!numbers.containsKey("from") || !numbers.containsKey("to") || steps == numbers.containsKey("factor")) {
            throw wrong(range, "axes." + key + " is not a range, expected {from, to, step} or {from, to, factor}");
        }
        BigDecimal change = numbers.get(steps ? "step" : "factor");
        BigDecimal last = numbers.get("to");
        if (change.compareTo(steps ? BigDecimal.ZERO : BigDecimal.ONE) <= 0) {
            throw wrong(
                    range,
                    "axes." + key + "." + (steps ? "step" : "factor") + " is '" + change.toPlainString()
                            + "', allowed: more than " + (steps ? "0" : "1"));
        }
        if (!steps && numbers.get("from").signum() <= 0) {
            throw wrong(
                    range,
                    "axes." + key + ".from is '" + numbers.get("from").toPlainString()
                            + "', allowed with a factor: more than 0");
        }
        List<String> values = new ArrayList<>();
        for (BigDecimal at = numbers.get("from");
                at.compareTo(last) <= 0;
                at = steps ? at.add(change) : at.multiply(change)) {
            values.add(at.stripTrailingZeros().toPlainString());
            if (values.size() > MOST_VALUES) {
                throw wrong(range, "axes." + key + " has more than " + MOST_VALUES + " values");
            }
        }
        if (values.isEmpty()) {
            throw wrong(range, "axes." + key + " has no value: from is more than to");
        }
        return values;
    }

    private void requireOnce(List<String> parameters) {
        Set<String> seen = new LinkedHashSet<>();
        for (String parameter : parameters) {
            if (!seen.add(parameter)) {
                throw new InputException(source + ": axes have " + parameter + " twice");
            }
        }
    }

    private List<Constraint> constraints(List<String> parameters) {
        List<Constraint> constraints = new ArrayList<>();
        for (YamlNode node : elements("constraints")) {
            constraints.add(Constraint.of(place(node) + "constraints", value("constraints", node), parameters));
        }
        return constraints;
    }

    private List<Objective> objectives() {
        List<Objective> objectives = new ArrayList<>();
        for (YamlNode node : elements("objectives")) {
            String text = value("objectives", node);
            String[] words = text.split("\\s+", -1);
            Figure figure = Figure.named(place(node) + "objectives", words[words.length - 1]);
            boolean directed = words.length == 2 && List.of("min", "max").contains(words[0]);
            if (words.length > 1 && !directed) {
                throw wrong(node, "objectives has '" + text + "', expected a figure, or min or max before one");
            }
            objectives.add(new Objective(figure, directed ? words[0].equals("max") : figure.moreIsBetter()));
        }
        if (objectives.stream().map(Objective::figure).distinct().count() < objectives.size()) {
            throw new InputException(source + ": objectives have a figure twice");
        }
        return objectives.isEmpty()
                ? List.of(new Objective(Figure.ACCURACY, true), new Objective(Figure.ENERGY, false))
                : objectives;
    }

    private List<YamlNode> elements(String key) {
        YamlNode node = root.entries().get(key);
        if (node == null) {
            return List.of();
        }
        return node instanceof YamlNode.Sequence list ? list.elements() : List.of(node);
    }

    private EstimateOptions options() {
        Corner usual = EstimateOptions.DEFAULT_CORNER;
        Corner corner = new Corner(
                optional("node").orElse(usual.nanometres()), optional("voltage").orElse(usual.volts()));
        return new EstimateOptions(corner, optional("frequency"));
    }

    private OptionalDouble optional(String key) {
        YamlNode node = root.entries().get(key);
        return node == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(decimal(key, node).doubleValue());
    }

    private long seed() {
        YamlNode node = root.entries().get("seed");
        if (node == null) {
            return 1;
        }
        try {
            return decimal("seed", node).longValueExact();
        } catch (ArithmeticException e) {
            throw new InputException(place(node) + "seed is '" + value("seed", node) + "', allowed: an integer", e);
        }
    }

    private OptionalInt number(String key, int least, int most) {
        YamlNode node = root.entries().get(key);
        if (node == null) {
            return OptionalInt.empty();
        }
        BigDecimal number = decimal(key, node);
        if (number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw wrong(node, key + " is '" + number.toPlainString() + "', allowed: " + least + " to " + most);
        }
        return OptionalInt.of(number.intValueExact());
    }

    private BigDecimal decimal(String key, YamlNode node) {
        String text = value(key, node);
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > 100 || number.precision() > 100) {
                throw wrong(node, key + " is '" + text + "', which is out of range");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new InputException(place(node) + key + " is '" + text + "', expected a number", e);
        }
    }

    private Optional<String> text(String key) {
        YamlNode node = root.entries().get(key);
        return node == null ? Optional.empty() : Optional.of(value(key, node));
    }

    private InputException wrong(YamlNode node, String message) {
        return new InputException(place(node) + message);
    }

    private String place(YamlNode node) {
        return source + ":" + node.line() + ": ";
    }
}
