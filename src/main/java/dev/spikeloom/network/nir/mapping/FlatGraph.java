package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.nir.NirEdge;
import dev.spikeloom.network.nir.NirGraph;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes of a graph and of the graphs in it, side by side, and why they are no row if they are none. */
final class FlatGraph {
    private final Map<String, NirNode> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> after = new LinkedHashMap<>();
    private final Map<String, List<String>> before = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();

    FlatGraph(NirGraph graph) {
        add(graph, "");
        findProblems();
    }

    /** A node of a graph within is called by its way; the graph itself is gone. */
    private void add(NirGraph graph, String path) {
        for (NirNode node : graph.nodes()) {
            String name = path + node.name();
            if (node.graph().isPresent()) {
                add(node.graph().get(), name + "/");
            } else {
                nodes.put(name, node);
                after.put(name, new ArrayList<>());
                before.put(name, new ArrayList<>());
            }
        }
        for (NirEdge edge : graph.edges()) {
            for (String from : ends(graph, path, edge.from(), NirType.OUTPUT)) {
                for (String to : ends(graph, path, edge.to(), NirType.INPUT)) {
                    after.get(from).add(to);
                    before.get(to).add(from);
                }
            }
        }
    }

    /** What an edge is about: a node, or the outputs or inputs of a graph. */
    private static List<String> ends(NirGraph graph, String path, String name, NirType end) {
        NirNode node = graph.nodes().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (node.graph().isEmpty()) {
            return List.of(path + name);
        }
        List<String> ends = new ArrayList<>();
        for (NirNode inner : node.graph().get().nodes(end)) {
            ends.add(path + name + "/" + inner.name());
        }
        return ends;
    }

    private void findProblems() {
        int inputs = 0;
        for (Map.Entry<String, NirNode> entry : nodes.entrySet()) {
            String name = entry.getKey();
            boolean outermost = !name.contains("/");
            boolean begins = outermost && entry.getValue().type() == NirType.INPUT;
            boolean ends = outermost && entry.getValue().type() == NirType.OUTPUT;
            inputs += begins ? 1 : 0;
            if (begins && inputs > 1) {
                problems.put(name, "there is another input before it; a machine has one");
            }
            if (isOnLoop(name)) {
                problems.putIfAbsent(
                        name,
                        "is part of a loop; a layer takes the spikes of the layer before it alone, none of the time step"
                                + " before");
            }
            problem(name, "gives to", after.get(name), ends ? 0 : 1);
            problem(name, "takes from", before.get(name), begins ? 0 : 1);
        }
    }

    private void problem(String name, String verb, List<String> others, int expected) {
        if (others.size() != expected) {
            String whom = others.isEmpty() ? "no node" : others.size() + " nodes (" + String.join(", ", others) + ")";
            problems.putIfAbsent(
                    name, verb + " " + whom + ", expected " + (expected == 0 ? "none" : "one: layers stand in a row"));
        }
    }

    private boolean isOnLoop(String name) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(after.get(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(name)) {
                return true;
            }
            if (reached.add(next)) {
                open.addAll(after.get(next));
            }
        }
        return false;
    }

    NirNode node(String name) {
        return nodes.get(name);
    }

    /** Why nodes do not stand in a row, by their names; empty if they do. */
    Map<String, String> problems() {
        return problems;
    }

    /** All names: those that spikes come to in this order, then others. */
    List<String> order() {
        List<String> order = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        nodes.forEach((name, node) -> {
            if (node.type() == NirType.INPUT && !name.contains("/")) {
                open.add(name);
            }
        });
        while (!open.isEmpty()) {
            String next = open.poll();
            if (seen.add(next)) {
                order.add(next);
                open.addAll(after.get(next));
            }
        }
        nodes.keySet().stream().filter(name -> !seen.contains(name)).forEach(order::add);
        return order;
    }
}
