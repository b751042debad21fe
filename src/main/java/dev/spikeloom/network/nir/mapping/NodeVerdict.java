package dev.spikeloom.network.nir.mapping;

/**
 * What becomes of a node.
 *
 * @param node its name; of a node in a graph of its own, behind the name of that
 * @param type its primitive
 * @param reason what it becomes, or why it cannot become anything, and what would
 * @param error of what is approximate: the share of spikes that differ on a random stimulus; null otherwise
 * @param potentialError of the same: root mean square of the potentials' difference, in thresholds; null otherwise
 */
public record NodeVerdict(
        String node, String type, Verdict verdict, String reason, Double error, Double potentialError) {
    /** Without an error. */
    static NodeVerdict of(String node, String type, Verdict verdict, String reason) {
        return new NodeVerdict(node, type, verdict, reason, null, null);
    }
}
