package dev.spikeloom.network.nir;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the groups of a file as nodes. What is there is looked at before anything is read of it. */
final class NirReader {
    private static final int MOST_NODES = 10_000;
    private static final int MOST_EDGES = 100_000;
    private static final int MOST_DEPTH = 16;

    private static final String TYPE = "type";
    private static final String NODES = "nodes";
    private static final String EDGES = "edges";
    private static final String METADATA = "metadata";

    /** Beside parameters: what a framework noted, and what follows from the parameters. */
    private static final Set<String> PASSED_OVER = Set.of(METADATA, "input_type", "output_type");

    private final Path file;
    private final NirValues values;
    private int nodes;

    NirReader(Path file) {
        this.file = file;
        this.values = new NirValues(file);
    }

    /** The graph of the whole file; a node that is none stands alone in it. */
    NirGraph graph(Group group) {
        String type = type(group, "the graph");
        if (type.equals(NirType.GRAPH.title())) {
            return graph(group, "", 0);
        }
        throw new InputException(
                file + ": the type is '" + NirValues.shown(type) + "', expected NIRGraph: a node alone is no network");
    }

    private NirGraph graph(Group group, String path, int depth) {
        if (depth > MOST_DEPTH) {
            throw new InputException(file + ": graphs within graphs are more than " + MOST_DEPTH + " deep at " + path);
        }
        Group children = subgroup(group, NODES, path);
        List<NirNode> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, Node> child : children.getChildren().entrySet()) {
            String at = path.isEmpty() ? child.getKey() : path + "/" + child.getKey();
            if (++nodes > MOST_NODES) {
                throw new InputException(file + " has more than " + MOST_NODES + " nodes");
            }
            if (!(child.getValue() instanceof Group node) || child.getValue().isLink()) {
                throw new InputException(file + ": node '" + NirValues.shown(at) + "' is no group");
            }
            read.add(node(node, child.getKey(), at, depth));
            names.add(child.getKey());
        }
        return new NirGraph(read, edges(group, path, names));
    }

    private NirNode node(Group group, String name, String path, int depth) {
        String where = "node '" + NirValues.shown(path) + "'";
        String title = type(group, where);
        NirType type = NirType.of(title)
                .orElseThrow(() ->
                        new InputException(file + ": the type of " + where + " is '" + NirValues.shown(title) + "'"
                                + Suggestion.hint(title, NirType.titles()) + ", allowed: "
                                + String.join(", ", NirType.titles())));
        if (type == NirType.GRAPH) {
            return new NirNode(name, graph(group, path, depth + 1));
        }
        Map<String, NirTensor> parameters = new TreeMap<>();
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            String key = child.getKey();
            if (type.required().contains(key) || type.optional().contains(key)) {
                values.parameter(child.getValue(), key, where, group, type)
                        .ifPresent(value -> parameters.put(key, value));
            } else if (!key.equals(TYPE) && !PASSED_OVER.contains(key)) {
                throw new InputException(file + ": " + where + " has '" + NirValues.shown(key) + "', which "
                        + type.title() + " does not have, allowed: " + allowed(type));
            }
        }
        for (String required : type.required()) {
            if (!parameters.containsKey(required)) {
                throw new InputException(file + ": " + where + ", a " + type.title() + ", has no " + required);
            }
        }
        return new NirNode(name, type, parameters, Optional.empty(), notes(group));
    }

    /** Those that are texts: what else frameworks note there is theirs. */
    private Map<String, String> notes(Group group) {
        Map<String, String> notes = new TreeMap<>();
        Node metadata = group.getChildren().get(METADATA);
        if (metadata instanceof Group noted && !metadata.isLink()) {
            noted.getChildren().forEach((key, child) -> values.note(child).ifPresent(text -> notes.put(key, text)));
        }
        return notes;
    }

    private static String allowed(NirType type) {
        List<String> names = new ArrayList<>(type.required());
        names.addAll(type.optional());
        return String.join(", ", names);
    }

    private String type(Group group, String where) {
        Node type = group.getChildren().get(TYPE);
        if (!(type instanceof Dataset dataset) || type.isLink()) {
            throw new InputException(file + ": " + where + " has no type");
        }
        return values.text(dataset, "the type of " + where);
    }

    private Group subgroup(Group group, String name, String path) {
        Node child = group.getChildren().get(name);
        if (!(child instanceof Group found) || child.isLink()) {
            throw new InputException(file + ": the graph" + (path.isEmpty() ? "" : " '" + NirValues.shown(path) + "'")
                    + " has no group '" + name + "'");
        }
        return found;
    }

    private List<NirEdge> edges(Group group, String path, Set<String> names) {
        Node child = group.getChildren().get(EDGES);
        if (!(child instanceof Dataset dataset) || child.isLink()) {
            throw new InputException(file + ": the graph" + (path.isEmpty() ? "" : " '" + NirValues.shown(path) + "'")
                    + " has no edges");
        }
        List<NirEdge> edges = new ArrayList<>();
        for (String[] ends : values.pairs(dataset, MOST_EDGES)) {
            for (String end : ends) {
                if (!names.contains(end)) {
                    throw new InputException(file + ": an edge from '" + NirValues.shown(ends[0]) + "' to '"
                            + NirValues.shown(ends[1]) + "' ends at a node that is not there"
                            + Suggestion.hint(end, List.copyOf(names)));
                }
            }
            edges.add(new NirEdge(ends[0], ends[1]));
        }
        return edges;
    }
}
