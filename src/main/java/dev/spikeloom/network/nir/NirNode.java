package dev.spikeloom.network.nir;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A node of a graph.
 *
 * @param name that no other node of the graph has
 * @param parameters by their names; all that its type requires
 * @param graph of a node that is a graph of its own; empty otherwise
 * @param notes texts that the format does not know, which frameworks leave beside the parameters ({@code metadata})
 */
public record NirNode(
        String name,
        NirType type,
        Map<String, NirTensor> parameters,
        Optional<NirGraph> graph,
        Map<String, String> notes) {
    /** @throws IllegalArgumentException if a parameter is missing, or there is one that the type does not have */
    public NirNode {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        notes = Collections.unmodifiableMap(new TreeMap<>(notes));
        for (String required : type.required()) {
            if (!parameters.containsKey(required)) {
                throw new IllegalArgumentException(name + " has no " + required);
            }
        }
        for (String given : parameters.keySet()) {
            if (!type.required().contains(given) && !type.optional().contains(given)) {
                throw new IllegalArgumentException(name + " has " + given);
            }
        }
        if (graph.isPresent() != (type == NirType.GRAPH)) {
            throw new IllegalArgumentException(name + " of type " + type.title());
        }
    }

    /** A node that is no graph. */
    public NirNode(String name, NirType type, Map<String, NirTensor> parameters) {
        this(name, type, parameters, Optional.empty(), Map.of());
    }

    /** A node that is a graph. */
    public NirNode(String name, NirGraph graph) {
        this(name, NirType.GRAPH, Map.of(), Optional.of(graph), Map.of());
    }

    /** The same with a note more. */
    public NirNode noting(String key, String text) {
        Map<String, String> more = new TreeMap<>(notes);
        more.put(key, text);
        return new NirNode(name, type, parameters, graph, more);
    }

    /** A parameter that the type requires. */
    public NirTensor parameter(String parameter) {
        return parameters.get(parameter);
    }

    /** A parameter that may be missing. */
    public Optional<NirTensor> optional(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }
}
