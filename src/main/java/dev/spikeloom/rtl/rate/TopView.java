package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.Port;
import java.util.List;

/**
 * What the templates of the top module and of its page say about the design as a whole.
 *
 * @param topology layer sizes, inputs first: {@code 784-256-256-10}
 * @param neurons the neuron model in words
 * @param weightWidth bits of a weight
 * @param heads how many share the last layer
 * @param countWidth bits of a spike count
 * @param loadable whether there is a load port
 * @param initialized whether memories are filled from files at first
 * @param loadLayerWidth bits of a layer's number on the load port
 * @param counters whether there are performance counters
 * @param countSelectWidth bits of the number of one of them
 * @param ports in the order of their declaration
 * @param portComment what a comment says about them, in lines
 */
public record TopView(
        String topology,
        String neurons,
        int weightWidth,
        int heads,
        int countWidth,
        boolean loadable,
        boolean initialized,
        int loadLayerWidth,
        boolean counters,
        int countSelectWidth,
        List<Port> ports,
        List<String> portComment) {

    public TopView {
        ports = List.copyOf(ports);
        portComment = List.copyOf(portComment);
    }

    static TopView of(RateDesign design) {
        List<Port> ports = CorePorts.of(design);
        return new TopView(
                design.network().topology().toString(),
                design.neuronModel().text(),
                design.weightBits(),
                design.heads().size(),
                design.countBits(),
                design.loadable(),
                design.initialized(),
                design.loadMap().layerBits(),
                design.hasCounters(),
                design.countSelectBits(),
                ports,
                CorePorts.comment(ports));
    }
}
