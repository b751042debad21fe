package dev.spikeloom.design.machine;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.MachineFamily;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.List;
import java.util.Optional;

/** The machines of all families: how a network and an architecture become a {@link Design}. */
public final class Machines {
    private Machines() {}

    /**
     * Elaborates a network on an architecture.
     *
     * @throws InputException if the network has anything that the hardware does not do, or the architecture is not
     *     possible for it
     */
    public static Design elaborate(QuantizedNetwork network, Architecture architecture) {
        return switch (architecture.family()) {
            case RATE -> RateDesign.elaborate(network, architecture);
        };
    }

    /**
     * Refuses an architecture that is not possible for networks of a shape, whatever their weights will be. What depends
     * on the weights themselves is left to {@link #elaborate}.
     *
     * @param topology of layers that the machine can do
     * @param neuronModels one for each layer with weights
     * @param formats of the weights, one for each layer with weights
     * @throws InputException naming the parameter, its value, the layer and what is possible
     */
    public static void requirePossible(
            Topology topology, List<NeuronModel> neuronModels, List<WeightFormat> formats, Architecture architecture) {
        switch (architecture.family()) {
            case RATE -> RateDesign.requirePossible(topology, neuronModels, formats, architecture);
        }
    }

    /**
     * Refuses an architecture that is not possible for a layer of a network, whatever the other layers are.
     *
     * @param network of layers that the machine can do
     * @param layer among those of neurons, 0 at the input
     * @throws InputException naming the parameter, its value and what is possible
     */
    public static void requirePossible(QuantizedNetwork network, int layer, Architecture architecture) {
        switch (architecture.family()) {
            case RATE -> RateDesign.requirePossible(network, layer, architecture);
        }
    }

    /**
     * The parameters of the architecture that mean something in each layer of neurons of a network, input side first.
     *
     * @throws InputException if the machine can do no such layers
     */
    public static List<List<Parameter<?>>> parameters(Topology topology, MachineFamily family) {
        return switch (family) {
            case RATE -> RateDesign.parameters(topology);
        };
    }

    /**
     * What networks of a shape have that a machine does not do; empty if it can run them.
     *
     * @return a few words, such as {@code "layer 0, 12c5"}
     */
    public static Optional<String> unsupported(Topology topology, Architecture architecture) {
        return switch (architecture.family()) {
            case RATE -> RateDesign.unsupported(topology);
        };
    }

    /**
     * Refuses networks of a shape that the machine of an architecture cannot run.
     *
     * @throws InputException naming what it does not do
     */
    public static void requireSupported(Topology topology, Architecture architecture) {
        switch (architecture.family()) {
            case RATE -> RateDesign.requireSupported(topology);
        }
    }
}
