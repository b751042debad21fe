package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.Network;
import java.util.List;
import java.util.Optional;

/**
 * What a graph comes to.
 *
 * @param verdicts one a node, in the order in which spikes come to them
 * @param network empty if a node is rejected
 */
public record NirImport(List<NodeVerdict> verdicts, Optional<Network> network) {
    public NirImport {
        verdicts = List.copyOf(verdicts);
    }

    /** How many nodes have a verdict. */
    public int count(Verdict verdict) {
        return (int) verdicts.stream().filter(node -> node.verdict() == verdict).count();
    }
}
