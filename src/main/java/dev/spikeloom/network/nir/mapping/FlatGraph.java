package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.nir.NirEdge;
import dev.spikeloom.network.nir.NirGraph;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes of a graph and of the graphs in it, side by side, and why they are no row if they are none. */
final class FlatGraph {
    /** An edge between two graphs stands for one from each output to each input. */
    private static final int MOST_EDGES = 200_000;

    private static final int MOST_SHOWN = 8;

    private final Map<String, NirNode> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> after = new LinkedHashMap<>();
    private final Map<String, List<String>> before = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();
    private int edges;

    /** @throws InputException if it has more edges than any network */
    FlatGraph(NirGraph graph) {
        add(graph, "");
        findProblems();
    }

    /** A node of a graph within is called by its way; the graph itself is gone. */
    private void add(NirGraph graph, String path) {
        Map<String, List<String>> takers = new HashMap<>();
        Map<String, List<String>> givers = new HashMap<>();
        for (NirNode node : graph.nodes()) {
            String name = path + node.name();
            if (node.graph().isPresent()) {
                NirGraph inner = node.graph().get();
                add(inner, name + "/");
                takers.put(node.name(), ends(inner, name, NirType.INPUT));
                givers.put(node.name(), ends(inner, name, NirType.OUTPUT));
            } else {
                nodes.put(name, node);
                after.put(name, new ArrayList<>());
                before.put(name, new ArrayList<>());
                takers.put(node.name(), List.of(name));
                givers.put(node.name(), List.of(name));
            }
        }
        for (NirEdge edge : graph.edges()) {
            for (String from : givers.get(edge.from())) {
                for (String to : takers.get(edge.to())) {
                    connect(from, to);
                }
            }
        }
    }

    private static List<String> ends(NirGraph graph, String name, NirType end) {
        return graph.nodes(end).stream().map(node -> name + "/" + node.name()).toList();
    }

    private void connect(String from, String to) {
        if (++edges > MOST_EDGES) {
            throw new InputException(
                    "the graph has more than " + MOST_EDGES + " edges, with those of the graphs in it");
        }
        after.get(from).add(to);
        before.get(to).add(from);
    }

    private void findProblems() {
        Set<String> onLoops = onLoops();
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
            if (onLoops.contains(name)) {
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
            String some = String.join(", ", others.subList(0, Math.min(MOST_SHOWN, others.size())));
            String whom = others.isEmpty()
                    ? "no node"
                    : others.size() + " nodes (" + some + (others.size() > MOST_SHOWN ? ", ..." : "") + ")";
            problems.putIfAbsent(
                    name, verb + " " + whom + ", expected " + (expected == 0 ? "none" : "one: layers stand in a row"));
        }
    }

    /** Those that reach themselves: each with those that it reaches and that reach it, in two passes (Kosaraju's). */
    private Set<String> onLoops() {
        List<String> finished = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        nodes.keySet().forEach(name -> visit(name, after, seen, finished));
        Set<String> loops = new HashSet<>();
        Set<String> grouped = new HashSet<>();
        for (int i = finished.size() - 1; i >= 0; i--) {
            List<String> group = new ArrayList<>();
            visit(finished.get(i), before, grouped, group);
            if (group.size() > 1
                    || (group.size() == 1 && after.get(group.get(0)).contains(group.get(0)))) {
                loops.addAll(group);
            }
        }
        return loops;
    }

    /** Adds what a node reaches and nobody has seen yet, each after all that it reaches. */
    private static void visit(String start, Map<String, List<String>> next, Set<String> seen, List<String> finished) {
        Deque<String> path = new ArrayDeque<>();
        Map<String, Integer> taken = new HashMap<>();
        if (seen.add(start)) {
            path.push(start);
        }
        while (!path.isEmpty()) {
            List<String> others = next.get(path.peek());
            int number = taken.merge(path.peek(), 1, Integer::sum) - 1;
            if (number == others.size()) {
                finished.add(path.pop());
            } else if (seen.add(others.get(number))) {
                path.push(others.get(number));
            }
        }
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
        Set<String> order = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        nodes.forEach((name, node) -> {
            if (node.type() == NirType.INPUT && !name.contains("/")) {
                open.add(name);
            }
        });
        while (!open.isEmpty()) {
            String next = open.poll();
            if (order.add(next)) {
                open.addAll(after.get(next));
            }
        }
        order.addAll(nodes.keySet());
        return List.copyOf(order);
    }
}
