package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.InputPooling;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.rtl.Port;
import java.util.List;
import java.util.Optional;

/**
 * What the templates of the top module and of its page say about the design as a whole.
 *
 * @param topology layer sizes, inputs first: {@code 784-256-256-10}
 * @param neurons the neuron model in words, one a layer unless all have the same
 * @param weightBits bits of a weight, likewise
 * @param heads how many share the last layer
 * @param countWidth bits of a spike count
 * @param flightWidth bits of the number of spike vectors between the first layer and the spike counter
 * @param loadable whether there is a load port
 * @param initialized whether memories are filled from files at first
 * @param counters whether there are performance counters
 * @param countSelectWidth bits of the number of one of them
 * @param inputPooling max pooling of the input spikes; empty without
 * @param ports in the order of their declaration
 * @param portComment what a comment says about them, in lines
 */
public record TopView(
        String topology,
        String neurons,
        String weightBits,
        int heads,
        int countWidth,
        int flightWidth,
        boolean loadable,
        boolean initialized,
        boolean counters,
        int countSelectWidth,
        Optional<InputPooling> inputPooling,
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
                PerLayer.text(design.network().neuronModels()),
                design.network().weightBitsText(),
                design.heads().size(),
                design.countBits(),
                Bits.unsigned(design.vectorsInFlight()),
                design.loadable(),
                design.readsHexFiles(),
                design.hasCounters(),
                design.countSelectBits(),
                design.inputPooling(),
                ports,
                CorePorts.comment(ports));
    }
}
