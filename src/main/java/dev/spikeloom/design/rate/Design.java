package dev.spikeloom.design.rate;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.PerformanceCounter;
import dev.spikeloom.design.register.SpikeFormat;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.LayerShape;
import dev.spikeloom.network.MembraneRange;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.RowGrouping;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.WeightFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A quantized network on an architecture, checked and elaborated: every width, depth and address map of the accelerator.
 * The simulators and the RTL generator read it; neither derives a width for itself.
 *
 * @param network what the hardware computes
 * @param architecture the parameters it is built with
 * @param layers input side first
 * @param countBits width of a spike counter and of the number of time steps
 */
public record Design(QuantizedNetwork network, Architecture architecture, List<LayerDesign> layers, int countBits) {

    /** Width of a beat of the result stream. */
    public static final int RESULT_BEAT_BITS = 32;

    public Design {
        layers = List.copyOf(layers);
    }

    /**
     * @throws InputException if the network has anything that the hardware does not do, or the architecture is not
     *     possible for it
     */
    public static Design elaborate(QuantizedNetwork network, Architecture architecture) {
        unsupported(network.topology()).ifPresent(what -> {
            throw new InputException("network " + network.topology() + " has " + what
                    + ", which the hardware cannot do; it takes dense layers");
        });
        int depth = network.layers().size();
        if (architecture.layers().size() != 1 && architecture.layers().size() != depth) {
            throw new InputException("the architecture is given for "
                    + architecture.layers().size() + " layers, but network " + network.topology() + " has " + depth);
        }
        List<LayerDesign> layers = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            layers.add(new LayerElaboration(i, network, architecture).elaborate());
        }
        return new Design(network, architecture, layers, Bits.unsigned(architecture.maxTimeSteps()));
    }

    /**
     * Refuses an architecture that is not possible for networks of a shape, whatever their weights will be. What depends
     * on the weights themselves is left to {@link #elaborate}.
     *
     * @param topology of dense layers
     * @throws InputException naming the parameter, its value, the layer and what is possible
     */
    public static void requirePossible(
            Topology topology, NeuronModel neuronModel, WeightFormat format, Architecture architecture) {
        List<QuantizedLayer> layers = new ArrayList<>();
        for (int i = 0; i < topology.depth(); i++) {
            int neurons = topology.outputOf(i).size();
            short[][] weights = new short[topology.inputOf(i).size()][neurons];
            int[] thresholds = new int[neurons];
            for (short[] row : weights) {
                Arrays.fill(row, (short) format.decode(0));
            }
            Arrays.fill(thresholds, 1);
            layers.add(new QuantizedDenseLayer(weights, thresholds, new float[] {1}));
        }
        elaborate(new QuantizedNetwork(neuronModel, format, layers, topology.heads()), architecture);
    }

    /**
     * What networks of a shape have that the hardware does not do; empty if it can run them.
     *
     * @return a few words, such as {@code "layer 0, 12c5"}
     */
    public static Optional<String> unsupported(Topology topology) {
        return topology.layers().stream()
                .filter(layer -> !(layer instanceof LayerShape.Dense))
                .findFirst()
                .map(layer -> "layer " + topology.layers().indexOf(layer) + ", " + layer);
    }

    /** Its arithmetic without cycles: potentials as narrow as in the hardware, rows added in the order of issue. */
    public IntegerReference reference() {
        return new IntegerReference(
                network,
                layers.stream()
                        .map(layer -> MembraneRange.of(layer.membraneBits()))
                        .toList(),
                layers.stream().<RowGrouping>map(IssueOrder::new).toList());
    }

    public NeuronModel neuronModel() {
        return network.neuronModel();
    }

    /** The classes of each head: the output layer has the neurons of the first head, then those of the next. */
    public List<Integer> heads() {
        return network.heads();
    }

    /** Width of a class of each head. */
    public List<Integer> classBits() {
        return heads().stream().map(classes -> Bits.unsigned(classes - 1L)).toList();
    }

    /** Width of the classes of all heads, side by side. */
    public int resultClassBits() {
        return classBits().stream().mapToInt(Integer::intValue).sum();
    }

    /** Width of the number of a beat of a result: two heads' classes a beat, then a count a beat. */
    public int resultBeatBits() {
        return Bits.unsigned((heads().size() + 1) / 2 + classes() - 1L);
    }

    /** Width of the number of a performance counter: that of layer {@code l} with number {@code k} is {@code 16 l + k}. */
    public int countSelectBits() {
        int depth = layers.size();
        return PerformanceCounter.NUMBER_BITS + (depth == 1 ? 0 : Bits.unsigned(depth - 1L));
    }

    /** What the AXI streams and registers around the core have to know of it. */
    public HostInterface hostInterface() {
        return new HostInterface(
                inputs(),
                heads(),
                layers.size(),
                weightBits(),
                architecture.maxTimeSteps(),
                architecture.host() == HostKind.AXI_EVENTS ? SpikeFormat.EVENTS : SpikeFormat.PACKED,
                architecture.streamBits(),
                loadable() ? Optional.of(loadMap()) : Optional.empty(),
                architecture.counters() ? countSelectBits() : 0);
    }

    /** Widths of the load port, which serves all layers and so is as wide as the widest needs it. */
    public LoadMap loadMap() {
        return new LoadMap(
                Bits.unsigned(layers.size() - 1L),
                widest(LayerDesign::indexBits),
                widest(LayerDesign::neuronBits),
                widest(LayerDesign::dataBits),
                layers.get(0).loadableWeights(),
                layers.stream().map(LayerDesign::loadLayer).toList());
    }

    private int widest(ToIntFunction<LayerDesign> width) {
        return layers.stream().mapToInt(width).max().orElseThrow();
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

    /** Whether hex files hold the initial contents of its memories. */
    public boolean initialized() {
        return architecture.weightStorage() != WeightStorage.LOADED;
    }

    public boolean loadable() {
        return architecture.weightStorage() != WeightStorage.FIXED;
    }

    /** Bytes of weight SRAM, whole banks, rounded up. */
    public long weightSramBytes() {
        return (layers.stream().mapToLong(LayerDesign::sramBits).sum() + 7) / 8;
    }
}
