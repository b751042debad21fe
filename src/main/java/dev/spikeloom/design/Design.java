package dev.spikeloom.design;

import dev.spikeloom.network.QuantizedNetwork;
import java.util.ArrayList;
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

    public static Design elaborate(QuantizedNetwork network, Architecture architecture) {
        List<LayerDesign> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            layers.add(LayerDesign.elaborate(i, network.layers().get(i), network.weightFormat(), architecture));
        }
        int classes = network.topology().outputs();
        return new Design(
                network, architecture, layers, Bits.unsigned(architecture.maxTimeSteps()), Bits.unsigned(classes - 1L));
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
