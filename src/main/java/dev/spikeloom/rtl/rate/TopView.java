package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.width.Bits;
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
 * @param flightWidth bits of the number of spike vectors between the first layer and the spike counter
 * @param loadable whether there is a load port
 * @param initialized whether memories are filled from files at first
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
        int flightWidth,
        boolean loadable,
        boolean initialized,
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
                Bits.unsigned(design.vectorsInFlight()),
                design.loadable(),
                design.readsHexFiles(),
                design.hasCounters(),
                design.countSelectBits(),
                ports,
                CorePorts.comment(ports));
    }
}
