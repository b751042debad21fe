package dev.spikeloom.design.rate.hardware;

import dev.spikeloom.network.neuron.NeuronModel;

/**
 * Adders and comparators of all lanes of a layer. A subtractor is an adder; what saturates is not counted, nor what the
 * scheduler counts with.
 *
 * @param rowAdders add up the rows of a cycle, one fewer a lane than there are ports; none where a cycle has one row
 * @param rowAdderBits width of each
 * @param neuronAdders accumulate, add biases to what carries over, leak and reset
 * @param neuronAdderBits width of an accumulator's sum
 * @param comparators of potential and threshold: one a lane; where potentials carry over in a folded layer and each neuron
 *     has its threshold, the Verilog compares for the spike and for what is left
 * @param comparatorBits width of each
 */
public record LaneArithmetic(
        int rowAdders, int rowAdderBits, int neuronAdders, int neuronAdderBits, int comparators, int comparatorBits) {
    static int leaksAndResets(NeuronModel model) {
        // With a synaptic current, it is told apart from the potential, leaks, and is added again.
        int current = model.isSynaptic() ? 2 + model.synapse().terms() : 0;
        return model.leak().terms() + (model.subtracts() ? 1 : 0) + current;
    }

    /** Adders of all kinds. */
    public int adders() {
        return rowAdders + neuronAdders;
    }
}
