package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a graph comes to.
 *
 * @param verdicts one a node, in the order in which spikes come to them
 * @param network empty if a node is rejected
 * @param units of the potentials, by the place of a layer with neurons
 */
public record NirImport(List<NodeVerdict> verdicts, Optional<Network> network, Map<Integer, PotentialUnits> units) {
    public NirImport {
        verdicts = List.copyOf(verdicts);
        units = Map.copyOf(units);
    }

    /** How many nodes have a verdict. */
    public int count(Verdict verdict) {
        return (int) verdicts.stream().filter(node -> node.verdict() == verdict).count();
    }
}
