package dev.spikeloom.experiment;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Topology;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A network that is given layer by layer:
 *
 * <pre>
 * network:
 *   - input: {rows: 28, columns: 28}
 *   - convolution: {channels: 12, kernel: 5}
 *   - max_pool: 2
 *   - dense: 512
 *   - output: 10
 * </pre>
 *
 * <p>It is turned into the shorthand that says the same, {@code 28x28-12c5-mp2-512fc-10o}.
 */
final class LayerList {
    static final String KEY = "network";

    private static final String PREFIX = KEY + "[";

    private LayerList() {}

    /**
     * The scalars of an experiment file with the shorthand in place of a list of layers, if there is one.
     *
     * @param source where they come from, for messages
     * @throws InputException if a layer is not understood
     */
    static Map<String, YamlScalars.Scalar> inShorthand(String source, Map<String, YamlScalars.Scalar> scalars) {
        Map<String, YamlScalars.Scalar> others = new LinkedHashMap<>();
        SortedMap<Integer, Element> elements = new TreeMap<>();
        scalars.forEach((path, scalar) -> {
            if (path.startsWith(PREFIX)) {
                int end = path.indexOf(']');
                int index = Integer.parseInt(path.substring(PREFIX.length(), end));
                elements.computeIfAbsent(index, i -> new Element(source, i, new TreeMap<>()))
                        .keys()
                        .put(path.substring(end + 1), scalar);
            } else {
                others.put(path, scalar);
            }
        });
        if (!elements.isEmpty()) {
            String shorthand =
                    elements.values().stream().map(Element::shorthand).collect(Collectors.joining("-"));
            others.put(KEY, new YamlScalars.Scalar(shorthand, elements.get(0).line()));
        }
        return others;
    }

    /**
     * An element of the list.
     *
     * @param keys what is in it, each path with a dot before it; an element that is no mapping has the path ""
     */
    private record Element(String source, int index, SortedMap<String, YamlScalars.Scalar> keys) {
        String shorthand() {
            String kind = String.join(" ", keys.keySet());
            if (kind.startsWith(".input") != (index == 0)) {
                throw refuse(line(), "", index == 0 ? "expected the input first" : "expected the input only first");
            }
            return switch (kind) {
                case ".input" -> number(".input");
                case ".input.columns .input.rows" -> number(".input.rows") + "x" + number(".input.columns");
                case ".input.channels .input.columns .input.rows" ->
                    number(".input.rows") + "x" + number(".input.columns") + "x" + number(".input.channels");
                case ".convolution.channels .convolution.kernel" ->
                    number(".convolution.channels") + "c" + number(".convolution.kernel");
                case ".max_pool" -> "mp" + number(".max_pool");
                case ".dense" -> number(".dense") + "fc";
                case ".output" -> heads() + "o";
                default ->
                    throw refuse(
                            line(),
                            "",
                            "expected one of {input: 784}, {input: {rows: 28, columns: 28}}, {convolution: {channels: 12,"
                                    + " kernel: 5}}, {max_pool: 2}, {dense: 256}, {output: 10}, {output: 10+2}");
            };
        }

        int line() {
            return keys.values().iterator().next().line();
        }

        private String number(String key) {
            return matching(key, "[1-9][0-9]{0,8}", "allowed: 1 to " + Topology.MAX_SIZE);
        }

        private String heads() {
            return matching(".output", "[1-9][0-9]{0,8}(\\+[1-9][0-9]{0,8})*", "expected classes such as 10 or 10+2");
        }

        private String matching(String key, String pattern, String allowed) {
            YamlScalars.Scalar scalar = keys.get(key);
            if (scalar.text() == null || !scalar.text().matches(pattern)) {
                String value = scalar.text() == null ? "nothing" : "'" + scalar.text() + "'";
                throw refuse(scalar.line(), key + " is " + value, allowed);
            }
            return scalar.text();
        }

        private InputException refuse(int line, String what, String expected) {
            String element = PREFIX + index + "]" + what;
            return new InputException(source + ":" + line + ": " + element + (what.isEmpty() ? ": " : ", ") + expected);
        }
    }
}
