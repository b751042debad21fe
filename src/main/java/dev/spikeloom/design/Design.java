package dev.spikeloom.design;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.MachineFamily;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.Target;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.LoadedNumber;
import dev.spikeloom.design.register.PerformanceCounter;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Readout;
import java.util.List;
import java.util.Optional;

/**
 * A quantized network on an architecture, checked and elaborated: every width, depth and address map of the accelerator.
 * The simulators and the RTL generator read it; neither derives a width for itself. This is what a machine of any family
 * offers; what only one family has is in the design of that family.
 */
public interface Design {
    /** Width of a beat of the result stream. */
    int RESULT_BEAT_BITS = 32;

    MachineFamily family();

    /** What the hardware computes. */
    QuantizedNetwork network();

    /** The parameters it is built with. */
    Architecture architecture();

    /** What its memories are built of. */
    Target target();

    /** Width of a spike counter and of the number of time steps. */
    int countBits();

    /** What the AXI streams and registers around the core have to know of it; empty if there are none. */
    Optional<HostInterface> hostInterface();

    /** Widths of the load port, which serves all layers and so is as wide as the widest needs it. */
    LoadMap loadMap();

    /** All numbers that can be written through the load port, as they are in the network: layer by layer. */
    List<LoadedNumber> numbers();

    /**
     * One of them.
     *
     * @param layer 0 at the input
     * @param target a weight, a threshold, or, if the layer has biases, a bias: as {@link LoadMap} has them
     * @param row presynaptic neuron of a weight; 0 for all else
     * @param neuron postsynaptic neuron
     */
    LoadedNumber number(int layer, int target, int row, int neuron);

    /** What is compared between the clocked model and the RTL; laid out anew at each call. */
    TraceLayout traceLayout();

    /** How its output spikes become classes. */
    Readout readout();

    /** Its arithmetic without cycles: potentials as narrow as in the hardware, rows added in the order of issue. */
    IntegerReference reference();

    /** Width of the membrane potentials of each layer. */
    List<Integer> membraneBits();

    /** Whether its hardware, once the numbers of another design are loaded, is that of the other. */
    boolean isSameMachine(Design other);

    /** Bits of the weight SRAM, whole banks. */
    long weightSramBits();

    /** Words of the deepest memory. */
    int deepestMemory();

    /** Whether a spike vector takes thousands of cycles in some layer, since each spike takes several. */
    boolean takesLong();

    /** Width of the number of a performance counter: that of layer {@code l} with number {@code k} is {@code 16 l + k}. */
    default int countSelectBits() {
        return PerformanceCounter.NUMBER_BITS + (depth() == 1 ? 0 : Bits.unsigned(depth() - 1L));
    }

    /** How many layers it has. */
    default int depth() {
        return network().layers().size();
    }

    /** The layer of the network whose neurons those of a layer are. */
    int networkLayer(int index);

    /** The layer of the network whose spikes a layer gives: its own, or that of the max pooling behind it. */
    int outputLayer(int index);

    /** The bits of a spike vector that it takes. */
    default int inputs() {
        return network().topology().inputs();
    }

    /** The classes of each head: the output layer has the neurons of the first head, then those of the next. */
    default List<Integer> heads() {
        return network().heads();
    }

    /** The classes of all heads. */
    default int classes() {
        return heads().stream().mapToInt(Integer::intValue).sum();
    }

    /** Width of a class of each head. */
    default List<Integer> classBits() {
        return heads().stream().map(classes -> Bits.unsigned(classes - 1L)).toList();
    }

    /** Width of the classes of all heads, side by side. */
    default int resultClassBits() {
        return classBits().stream().mapToInt(Integer::intValue).sum();
    }

    /** Width of the number of a beat of a result: two heads' classes a beat, then a count a beat. */
    default int resultBeatBits() {
        return Bits.unsigned((heads().size() + 1) / 2 + classes() - 1L);
    }

    /** Whether it starts with the numbers of its network, so that nothing has to be loaded. */
    default boolean initialized() {
        return !ParameterCombinations.loadsWeights(architecture());
    }

    /** Whether these come from hex files; if not, they are constants in the Verilog. */
    default boolean readsHexFiles() {
        return initialized() && loadable();
    }

    /** Whether performance counters are in its hardware. */
    default boolean hasCounters() {
        return architecture().counters();
    }

    default boolean loadable() {
        return architecture().weightStorage() != WeightStorage.FIXED;
    }

    /** Bytes of weight SRAM, whole banks, rounded up. */
    default long weightSramBytes() {
        return (weightSramBits() + 7) / 8;
    }
}
