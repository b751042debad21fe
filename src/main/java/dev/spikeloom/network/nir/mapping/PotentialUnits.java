package dev.spikeloom.network.nir.mapping;

/**
 * What the potentials of a layer are in the graph that it was made of: all its neurons have one threshold, and are reset to 0, which
 * those of the graph need not.
 *
 * @param factors of each column of the weights: a neuron of a dense layer, or a channel
 * @param offsets likewise, added behind
 */
public record PotentialUnits(double[] factors, double[] offsets) {
    /**
     * A potential as the graph has it.
     *
     * @param neuron its number; channels are innermost
     */
    public float inGraph(int neuron, float potential) {
        int column = neuron % factors.length;
        return (float) (potential * factors[column] + offsets[column]);
    }
}
