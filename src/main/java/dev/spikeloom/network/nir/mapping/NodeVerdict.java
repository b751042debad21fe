package dev.spikeloom.network.nir.mapping;

/**
 * What becomes of a node.
 *
 * @param node its name; of a node in a graph of its own, behind the name of that
 * @param type its primitive
 * @param reason what it becomes, or why it cannot become anything, and what would
 * @param error of what is approximate: the share of spikes that differ on a random stimulus; null otherwise
 */
public record NodeVerdict(String node, String type, Verdict verdict, String reason, Double error) {}
