package dev.spikeloom.design.machine;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
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
     * @throws InputException naming the parameter, its value, the layer and what is possible
     */
    public static void requirePossible(
            Topology topology, NeuronModel neuronModel, WeightFormat format, Architecture architecture) {
        switch (architecture.family()) {
            case RATE -> RateDesign.requirePossible(topology, neuronModel, format, architecture);
        }
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
