package dev.spikeloom.design;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    private static void requireSupported(QuantizedNetwork network) {
        if (network.neuronModel() != NeuronModel.SNN_DC) {
            throw unsupported(network, network.neuronModel().text() + " neurons");
        }
        if (network.heads().size() > 1) {
            throw unsupported(network, network.heads().size() + " heads");
        }
        for (int i = 0; i < network.layers().size(); i++) {
            QuantizedLayer layer = network.layers().get(i);
            if (!(layer instanceof QuantizedDenseLayer dense)) {
                throw unsupported(network, "layer " + i + ", " + layer.shape());
            }
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
