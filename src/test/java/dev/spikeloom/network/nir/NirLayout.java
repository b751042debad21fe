package dev.spikeloom.network.nir;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How releases of the format lay the same graph out in a file: names of groups to groups, texts, pairs of texts and numbers. */
@SuppressWarnings("ImmutableEnumChecker") // sets are of texts
public enum NirLayout {
    /** Of the paper's first graphs: no reset, no weight of synaptic currents, no shape of what a convolution takes. */
    V0_1("0.1.1", Set.of("v_reset", "w_in", "input_shape"), false, false, Kind.FLOAT),
    /** Still without a reset; numbers as NumPy has them unless told otherwise. */
    V0_2("0.2.0", Set.of("v_reset"), false, false, Kind.DOUBLE),
    /** Between releases, each node had the shapes of what it takes and gives. */
    TYPED("0.2.0", Set.of(), true, false, Kind.FLOAT),
    /** With notes. */
    V1_0("1.0.4", Set.of(), false, true, Kind.FLOAT);

    /** Of a number in a file. */
    public enum Kind {
        FLOAT,
        DOUBLE,
        INTEGER
    }

    /** Numbers of a file. */
    public record Numbers(Kind kind, NirTensor tensor) {}

    private static final Set<String> INTEGERS = Set.of(
            "stride",
            "padding",
            "dilation",
            "groups",
            "kernel_size",
            "start_dim",
            "end_dim",
            "shape",
            "input_shape",
            "input_type");

    private final String version;
    private final Set<String> lacks;
    private final boolean typed;
    private final boolean noted;
    private final Kind kind;

    NirLayout(String version, Set<String> lacks, boolean typed, boolean noted, Kind kind) {
        this.version = version;
        this.lacks = lacks;
        this.typed = typed;
        this.noted = noted;
        this.kind = kind;
    }

    /** The whole file. */
    public Map<String, Object> file(NirGraph graph) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", version);
        file.put("node", group(graph));
        return file;
    }

    private Map<String, Object> group(NirGraph graph) {
        Map<String, Object> nodes = new LinkedHashMap<>();
        graph.nodes()
                .forEach(node ->
                        nodes.put(node.name(), node.graph().map(this::group).orElseGet(() -> group(node))));
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("nodes", nodes);
        group.put(
                "edges",
                graph.edges().stream()
                        .map(edge -> new String[] {edge.from(), edge.to()})
                        .toArray(String[][]::new));
        addTypes(group);
        group.put("type", NirType.GRAPH.title());
        return group;
    }

    private Map<String, Object> group(NirNode node) {
        Map<String, Object> group = new LinkedHashMap<>();
        node.parameters().forEach((name, tensor) -> {
            if (!lacks.contains(name)) {
                group.put(name, new Numbers(INTEGERS.contains(name) ? Kind.INTEGER : kind, tensor));
            }
        });
        addTypes(group);
        if (noted) {
            group.put("metadata", Map.of("author", "somebody", "nested", Map.of("loss", numbers(0.25))));
        }
        group.put("type", node.type().title());
        return group;
    }

    private void addTypes(Map<String, Object> group) {
        if (typed) {
            group.putIfAbsent("input_type", Map.of("input", numbers(2, 3)));
            group.put("output_type", Map.of("output", numbers(2, 3)));
        }
    }

    private static Numbers numbers(double... values) {
        return new Numbers(Kind.INTEGER, NirTensor.row(values));
    }
}
