package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import java.util.List;

/** A layer through which a value can be followed, whatever kind it is of: what its inputs, weights and neurons are. */
interface FollowedLayer {
    LayerDesign design();

    /** What it is, for people. */
    String text();

    // Neurons are those of the potentials, in front of max pooling.

    /** A neuron, for people. */
    String neuron(int neuron);

    /** Where its potential stands. */
    String place(int neuron);

    /** Which of the thresholds and biases are its own. */
    int number(int neuron);

    /** The neurons of which any makes an output spike. */
    List<Integer> neuronsOf(int output);

    // Inputs are those of the spike vector that it takes.

    /** What an input is, for people. */
    String input(int input);

    /** An input, and where its weights are. */
    String inputPlace(int input);

    /** What an index of its scheduler stands for, with the place of its weights. */
    String index(int index);

    /** Whether an input has a weight for a neuron. */
    boolean reaches(int input, int neuron);

    /** That weight; 0 if there is none. */
    int weight(int input, int neuron);

    /** Whether a bias is added behind the weights, and not before them. */
    boolean biasLast();

    /** What both sides do with the signal, in lines, if that is more than its values; otherwise none. */
    List<String> access(Probes probes, Probe probe, TraceRecord expected, TraceRecord found);

    /** Adds what may be wrong in a layer of this kind only. */
    void suspect(SumSuspects suspects, NeuronPath path);

    // Weights as they are loaded.

    /**
     * Where a weight stands.
     *
     * @param port whose memories hold it
     * @param word in them
     * @param place among the weights that are read at once
     */
    record Stored(int port, int word, int place) {}

    Stored stored(int row, int column);

    /** A weight, for people. */
    String weight(int row, int column, String ofLayer);

    /** Whose a threshold or bias is, for people. */
    String numbered(int number);
}
