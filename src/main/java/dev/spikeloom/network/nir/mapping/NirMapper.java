package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.nir.NirGraph;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes the nodes of a graph one after the other, as spikes come to them, and makes layers of them: what lies between two layers
 * of neurons is multiplied into the weights of the second.
 */
public final class NirMapper {
    private final NirChoices choices;
    private final FlatGraph graph;
    private final List<NodeVerdict> verdicts = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final Map<Integer, PotentialUnits> units = new HashMap<>();
    private SynapseMapping synapses;
    private List<Integer> heads = List.of();

    private NirMapper(NirGraph graph, NirChoices choices) {
        this.choices = choices;
        this.graph = new FlatGraph(graph);
    }

    /** What a graph comes to. */
    public static NirImport map(NirGraph graph, NirChoices choices) {
        return new NirMapper(graph, choices).map();
    }

    private NirImport map() {
        boolean inARow = graph.problems().isEmpty();
        for (String name : graph.order()) {
            NirNode node = graph.node(name);
            String problem = graph.problems().get(name);
            try {
                if (problem != null) {
                    throw new Rejection(problem);
                }
                verdicts.add(inARow ? next(name, node) : alone(name, node));
            } catch (Rejection | InputException | IllegalArgumentException e) {
                verdicts.add(NodeVerdict.of(name, node.type().title(), Verdict.REJECTED, e.getMessage()));
                // What follows has nothing to stand on, but is looked at all the same.
                inARow = false;
            }
        }
        boolean fits = verdicts.stream().noneMatch(verdict -> verdict.verdict() == Verdict.REJECTED);
        return new NirImport(verdicts, fits && !layers.isEmpty() ? Optional.of(network()) : Optional.empty(), units);
    }

    private NodeVerdict next(String name, NirNode node) {
        if (node.type() == NirType.INPUT) {
            if (synapses == null) {
                synapses = new SynapseMapping(node.parameter("shape"));
                return exact(name, node, "what is presented: " + synapses.volume());
            }
            return exact(name, node, "the input of a graph within");
        }
        if (synapses == null) {
            throw new Rejection("stands before the input");
        }
        if (synapses.isMaximum(node)) {
            layers.set(layers.size() - 1, synapses.maximum());
            return exact(name, node, "whether any of the spikes that are summed before it is there: max pooling");
        }
        if (NeuronMapping.has(node.type())) {
            NeuronMapping neurons = new NeuronMapping(node, synapses.take(), choices);
            layers.add(neurons.layer());
            units.put(layers.size() - 1, neurons.units());
            synapses.beginsAt(layers.get(layers.size() - 1));
            return neurons.verdict(name);
        }
        if (node.type() == NirType.OUTPUT) {
            return exact(name, node, output(name, node));
        }
        return exact(name, node, synapses.add(node, layers));
    }

    private String output(String name, NirNode node) {
        if (name.contains("/")) {
            return "the output of a graph within";
        }
        synapses.requireNothingLeft();
        heads = heads(node);
        if (layers.isEmpty()) {
            throw new Rejection("there are no neurons before it");
        }
        network();
        return "spikes are counted, and the most decide";
    }

    /** As a graph of this program notes them; none for a single one. */
    private static List<Integer> heads(NirNode node) {
        String noted = node.notes().getOrDefault(NirExporter.HEADS, "");
        return noted.matches("\\d{1,4}(\\+\\d{1,4})+")
                ? Stream.of(noted.split("\\+", -1)).map(Integer::valueOf).toList()
                : List.of();
    }

    /** @throws InputException if the layers are no network that a machine can have */
    private Network network() {
        return heads.isEmpty() ? new Network(layers) : new Network(layers, heads);
    }

    /** A node of which nothing is known but itself. */
    private static NodeVerdict alone(String name, NirNode node) {
        return exact(name, node, SynapseMapping.alone(node));
    }

    private static NodeVerdict exact(String name, NirNode node, String reason) {
        return NodeVerdict.of(name, node.type().title(), Verdict.EXACT, reason);
    }
}
