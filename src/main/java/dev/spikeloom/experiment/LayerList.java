package dev.spikeloom.experiment;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.yaml.YamlNode;
import dev.spikeloom.network.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network that is given layer by layer:
 *
 * <pre>
 * network:
 *   - input: {rows: 28, columns: 28}
 *   - convolution: {channels: 12, kernel: 5}
 *   - max_pool: 2
 *   - convolution: {channels: 16, kernel: 3, stride: 2, padding: 1}
 *   - sum_pool: 2
 *   - dense: 512
 *   - output: 10
 * </pre>
 *
 * <p>It is turned into the shorthand that says the same, {@code 28x28-12c5-mp2-16c3s2p1-sp2-512fc-10o}.
 */
final class LayerList {
    static final String KEY = "network";

    private static final String KINDS = "expected one of {input: 784}, {input: {rows: 28, columns: 28}}, {convolution:"
            + " {channels: 12, kernel: 5}}, {convolution: {channels: 12, kernel: 5, stride: 2, padding: 1}}, {max_pool: 2},"
            + " {sum_pool: 2}, {dense: 256}, {output: 10}, {output: 10+2}";

    private LayerList() {}

    /**
     * The shorthand of a list of layers.
     *
     * @param source the file, for messages
     * @throws InputException if a layer is not understood
     */
    static String shorthand(String source, YamlNode.Sequence list) {
        List<String> layers = new ArrayList<>();
        for (YamlNode node : list.elements()) {
            layers.add(new Element(source, layers.size(), node).shorthand());
        }
        return String.join("-", layers);
    }

    /** A layer of the list. */
    private record Element(String source, int index, YamlNode node) {
        String shorthand() {
            SortedMap<String, YamlNode> entries = entries(node);
            boolean input = !entries.isEmpty() && entries.firstKey().startsWith("input");
            if (input != (index == 0)) {
                throw refuse(node, "", index == 0 ? "expected the input first" : "expected the input only first");
            }
            if (entries.size() != 1) {
                throw refuse(node, "", KINDS);
            }
            String kind = entries.firstKey();
            YamlNode value = entries.get(kind);
            return value instanceof YamlNode.Scalar number ? simple(kind, number) : shaped(kind, entries(value));
        }

        private String simple(String kind, YamlNode.Scalar value) {
            return switch (kind) {
                case "input" -> number("input", value);
                case "max_pool" -> "mp" + number("max_pool", value);
                case "sum_pool" -> "sp" + number("sum_pool", value);
                case "dense" -> number("dense", value) + "fc";
                case "output" -> heads(value) + "o";
                default -> throw refuse(node, "", KINDS);
            };
        }

        private String shaped(String kind, SortedMap<String, YamlNode> values) {
            return switch (kind + " of " + String.join(", ", values.keySet())) {
                case "input of columns, rows" -> number(kind, "rows", values) + "x" + number(kind, "columns", values);
                case "input of channels, columns, rows" ->
                    number(kind, "rows", values)
                            + "x"
                            + number(kind, "columns", values)
                            + "x"
                            + number(kind, "channels", values);
                case "convolution of channels, kernel" -> convolution(values);
                case "convolution of channels, kernel, stride" ->
                    convolution(values) + "s" + number(kind, "stride", values);
                case "convolution of channels, kernel, padding" -> convolution(values) + "p" + padding(values);
                case "convolution of channels, kernel, padding, stride" ->
                    convolution(values) + "s" + number(kind, "stride", values) + "p" + padding(values);
                default -> throw refuse(node, "", KINDS);
            };
        }

        private String convolution(SortedMap<String, YamlNode> values) {
            return number("convolution", "channels", values) + "c" + number("convolution", "kernel", values);
        }

        private String padding(SortedMap<String, YamlNode> values) {
            if (values.get("padding") instanceof YamlNode.Scalar padding) {
                return matching("convolution.padding", padding, "0|[1-9][0-9]{0,8}", "allowed: 0 to below the kernel");
            }
            throw refuse(node, "", KINDS);
        }

        private static SortedMap<String, YamlNode> entries(YamlNode node) {
            return node instanceof YamlNode.Mapping mapping ? new TreeMap<>(mapping.entries()) : new TreeMap<>();
        }

        private String number(String kind, String key, SortedMap<String, YamlNode> values) {
            if (values.get(key) instanceof YamlNode.Scalar number) {
                return number(kind + "." + key, number);
            }
            throw refuse(node, "", KINDS);
        }

        private String number(String key, YamlNode.Scalar value) {
            return matching(key, value, "[1-9][0-9]{0,8}", "allowed: 1 to " + Topology.MAX_SIZE);
        }

        private String heads(YamlNode.Scalar value) {
            return matching(
                    "output", value, "[1-9][0-9]{0,8}(\\+[1-9][0-9]{0,8})*", "expected classes such as 10 or 10+2");
        }

        private String matching(String key, YamlNode.Scalar scalar, String pattern, String allowed) {
            if (scalar.text() == null || !scalar.text().matches(pattern)) {
                String value = scalar.text() == null ? "nothing" : "'" + scalar.text() + "'";
                throw refuse(scalar, "." + key + " is " + value, allowed);
            }
            return scalar.text();
        }

        private InputException refuse(YamlNode where, String what, String expected) {
            String element = KEY + "[" + index + "]" + what;
            return new InputException(
                    source + ":" + where.line() + ": " + element + (what.isEmpty() ? ": " : ", ") + expected);
        }
    }
}
