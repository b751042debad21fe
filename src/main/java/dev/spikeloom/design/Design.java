package dev.spikeloom.design;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.LayerShape;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A quantized network on an architecture, checked and elaborated: every width, depth and address map of the accelerator.
 * The simulators and the RTL generator read it; neither derives a width for itself.
 *
 * @param network what the hardware computes
 * @param architecture the parameters it is built with
 * @param layers input side first
 * @param countBits width of a spike counter and of the number of time steps
 * @param classBits width of a class index
 */
public record Design(
        QuantizedNetwork network, Architecture architecture, List<LayerDesign> layers, int countBits, int classBits) {

    public Design {
        layers = List.copyOf(layers);
    }

    /** @throws InputException if the network has anything that the hardware does not do */
    public static Design elaborate(QuantizedNetwork network, Architecture architecture) {
        requireSupported(network);
        List<LayerDesign> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            QuantizedDenseLayer layer = (QuantizedDenseLayer) network.layers().get(i);
            layers.add(LayerDesign.elaborate(i, layer, network.weightFormat(), architecture));
        }
        int classes = network.topology().outputs();
        return new Design(
                network, architecture, layers, Bits.unsigned(architecture.maxTimeSteps()), Bits.unsigned(classes - 1L));
    }

    /**
     * What networks of a shape have that the hardware does not do; empty if it can run them.
     *
     * @return a few words, such as {@code "snn-ct neurons"}
     */
    public static Optional<String> unsupported(NeuronModel neuronModel, Topology topology) {
        if (!neuronModel.equals(NeuronModel.SNN_DC)) {
            return Optional.of(neuronModel.text() + " neurons");
        }
        if (topology.heads().size() > 1) {
            return Optional.of(topology.heads().size() + " heads");
        }
        return topology.layers().stream()
                .filter(layer -> !(layer instanceof LayerShape.Dense))
                .findFirst()
                .map(layer -> "layer " + topology.layers().indexOf(layer) + ", " + layer);
    }

    private static void requireSupported(QuantizedNetwork network) {
        unsupported(network.neuronModel(), network.topology()).ifPresent(what -> {
            throw unsupported(network, what);
        });
        for (int i = 0; i < network.layers().size(); i++) {
            QuantizedDenseLayer dense = (QuantizedDenseLayer) network.layers().get(i);
            if (Arrays.stream(dense.biases()).anyMatch(bias -> bias != 0)) {
                throw unsupported(network, "layer " + i + " with biases beside its thresholds");
            }
        }
    }

    private static InputException unsupported(QuantizedNetwork network, String what) {
        return new InputException("network " + network.topology() + " has " + what
                + ", which the hardware cannot do; it takes dense layers of snn-dc neurons with one head");
    }

    public int inputs() {
        return layers.get(0).inputs();
    }

    public int classes() {
        return layers.get(layers.size() - 1).neurons();
    }

    public int weightBits() {
        return network.weightFormat().bits();
    }

    public boolean loadable() {
        return architecture.weightStorage() == WeightStorage.LOADABLE;
    }

    /** Bytes of weight SRAM, whole banks, rounded up. */
    public long weightSramBytes() {
        return (layers.stream().mapToLong(LayerDesign::sramBits).sum() + 7) / 8;
    }
}
