package dev.spikeloom.network.nir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes and what goes from one to another.
 *
 * @param nodes in the order of their names: files have none
 */
public record NirGraph(List<NirNode> nodes, List<NirEdge> edges) {
    /** @throws IllegalArgumentException if two nodes have one name, or an edge has an end at no node */
    public NirGraph {
        nodes = nodes.stream().sorted(Comparator.comparing(NirNode::name)).toList();
        edges = List.copyOf(edges);
        Map<String, NirNode> byName = new LinkedHashMap<>();
        for (NirNode node : nodes) {
            if (byName.put(node.name(), node) != null) {
                throw new IllegalArgumentException("two nodes called " + node.name());
            }
        }
        for (NirEdge edge : edges) {
            if (!byName.containsKey(edge.from()) || !byName.containsKey(edge.to())) {
                throw new IllegalArgumentException("edge " + edge);
            }
        }
    }

    /** Nodes one after the other, in a row. */
    public static NirGraph chain(List<NirNode> nodes) {
        List<NirEdge> edges = new ArrayList<>();
        for (int i = 1; i < nodes.size(); i++) {
            edges.add(new NirEdge(nodes.get(i - 1).name(), nodes.get(i).name()));
        }
        return new NirGraph(nodes, edges);
    }

    /** The nodes of a type. */
    public List<NirNode> nodes(NirType type) {
        return nodes.stream().filter(node -> node.type() == type).toList();
    }
}
