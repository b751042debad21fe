package dev.spikeloom.design.rate;

import static dev.spikeloom.design.parameter.ParameterTable.LOAD_PORTS;
import static dev.spikeloom.design.parameter.ParameterTable.LOAD_STREAM;
import static dev.spikeloom.design.parameter.ParameterTable.READ_BACK;
import static dev.spikeloom.design.parameter.ParameterTable.TARGET;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.LoadPorts;
import dev.spikeloom.design.parameter.MachineFamily;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.Target;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.LoadedNumber;
import dev.spikeloom.design.register.SpikeFormat;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Readout;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.RowGrouping;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * A design of the rate-coded pipeline: a layer after the other, then counters of the spikes of each class.
 *
 * @param network what the hardware computes
 * @param architecture the parameters it is built with
 * @param layers those of neurons, input side first; each does the pooling around it
 * @param neurons of each its place in the network
 * @param outputs of each the layer of the network whose spikes it gives: itself, or max pooling behind it
 * @param inputPooling max pooling of what is presented to the network, in front of the first layer; empty without
 * @param countBits width of a spike counter and of the number of time steps
 */
public record RateDesign(
        QuantizedNetwork network,
        Architecture architecture,
        List<LayerDesign> layers,
        List<Integer> neurons,
        List<Integer> outputs,
        Optional<InputPooling> inputPooling,
        int countBits)
        implements Design {

    public RateDesign {
        layers = List.copyOf(layers);
        neurons = List.copyOf(neurons);
        outputs = List.copyOf(outputs);
    }

    /**
     * @throws InputException if the network has anything that the hardware does not do, or the architecture is not
     *     possible for it
     */
    public static RateDesign elaborate(QuantizedNetwork network, Architecture architecture) {
        requireSupported(network.topology());
        List<LayerPlace> places = LayerElaborations.places(network.topology());
        int depth = places.size();
        if (architecture.layers().size() != 1 && architecture.layers().size() != depth) {
            throw new InputException("the architecture is given for "
                    + architecture.layers().size() + " layers, but network " + network.topology() + " has " + depth
                    + (depth == network.layers().size() ? "" : " layers of neurons"));
        }
        List<LayerDesign> layers = new ArrayList<>();
        for (LayerPlace place : places) {
            layers.add(LayerElaborations.elaborate(place, network, architecture));
        }
        return new RateDesign(
                network,
                architecture,
                layers,
                places.stream().map(LayerPlace::layer).toList(),
                places.stream().map(LayerPlace::output).toList(),
                LayerElaborations.inputPooling(network.topology()),
                Bits.unsigned(architecture.maxTimeSteps()));
    }

    /**
     * Refuses an architecture that is not possible for networks of a shape, whatever their weights will be. What depends
     * on the weights themselves is left to {@link #elaborate}.
     *
     * @param topology of layers that the hardware has
     * @param neuronModels one a layer of neurons
     * @param formats of the weights, one a layer of neurons
     * @throws InputException naming the parameter, its value, the layer and what is possible
     */
    public static void requirePossible(
            Topology topology, List<NeuronModel> neuronModels, List<WeightFormat> formats, Architecture architecture) {
        Iterator<NeuronModel> models = neuronModels.iterator();
        Iterator<WeightFormat> weightFormats = formats.iterator();
        List<QuantizedLayer> layers = new ArrayList<>();
        for (int i = 0; i < topology.depth(); i++) {
            VolumeShape input = topology.inputOf(i);
            LayerShape shape = topology.layers().get(i);
            layers.add(shape.quantizedLayer(
                    input, () -> anyNumbers(shape.weights(input).orElseThrow(), models.next(), weightFormats.next())));
        }
        elaborate(new QuantizedNetwork(layers, topology.heads()), architecture);
    }

    /**
     * Refuses an architecture that is not possible for a layer of a network, whatever the other layers are.
     *
     * @param network of layers that the hardware has
     * @param layer among those of neurons, 0 at the input
     * @throws InputException naming the parameter, its value and what is possible
     */
    public static void requirePossible(QuantizedNetwork network, int layer, Architecture architecture) {
        LayerElaborations.elaborate(LayerElaborations.places(network.topology()).get(layer), network, architecture);
    }

    /**
     * The parameters of the architecture that each layer of neurons of a network is built with, input side first.
     *
     * @throws InputException if the hardware has no such layers of neurons
     */
    public static List<List<Parameter<?>>> parameters(Topology topology) {
        return IntStream.range(0, topology.depth())
                .filter(layer -> topology.weightsOf(layer).isPresent())
                .mapToObj(
                        layer -> LayerElaborations.parameters(topology.layers().get(layer)))
                .toList();
    }

    private static IntegerWeights anyNumbers(WeightShape shape, NeuronModel neuronModel, WeightFormat format) {
        short[][] weights = new short[shape.rows()][shape.columns()];
        for (short[] row : weights) {
            Arrays.fill(row, (short) format.decode(0));
        }
        int[] thresholds = new int[shape.columns()];
        Arrays.fill(thresholds, 1);
        return new IntegerWeights(neuronModel, format, weights, new int[shape.columns()], thresholds, new float[] {1});
    }

    /**
     * Refuses networks of a shape that the hardware does not do.
     *
     * @throws InputException naming what it does not do
     */
    public static void requireSupported(Topology topology) {
        unsupported(topology).ifPresent(what -> {
            throw new InputException("network " + topology + " has " + what
                    + ", which the hardware cannot do; it takes " + LayerElaborations.POSSIBLE);
        });
    }

    /**
     * What networks of a shape have that the hardware does not do; empty if it can run them.
     *
     * @return a few words, such as {@code "layer 0, 12c5"}
     */
    public static Optional<String> unsupported(Topology topology) {
        return LayerElaborations.unsupported(topology);
    }

    /** A design as what it is; the compiler names this place when there are other families. */
    public static RateDesign of(Design design) {
        return switch (design.family()) {
            case RATE -> (RateDesign) design;
        };
    }

    @Override
    public int networkLayer(int index) {
        return neurons.get(index);
    }

    @Override
    public int outputLayer(int index) {
        return outputs.get(index);
    }

    @Override
    public int depth() {
        return layers.size();
    }

    @Override
    public MachineFamily family() {
        return MachineFamily.RATE;
    }

    @Override
    public Readout readout() {
        return Readout.MOST_SPIKES;
    }

    @Override
    public IntegerReference reference() {
        int depth = network.layers().size();
        List<MembraneRange> ranges = new ArrayList<>(Collections.nCopies(depth, MembraneRange.UNBOUNDED));
        List<RowGrouping> groupings = new ArrayList<>(Collections.nCopies(depth, RowGrouping.ONE_AT_A_TIME));
        for (LayerDesign layer : layers) {
            int place = networkLayer(layer.index());
            ranges.set(place, MembraneRange.of(layer.membraneBits()));
            groupings.set(place, layer.issueOrder());
        }
        return new IntegerReference(network, ranges, groupings);
    }

    @Override
    public Optional<HostInterface> hostInterface() {
        if (architecture.host() == HostKind.CORE) {
            return Optional.empty();
        }
        return Optional.of(new HostInterface(
                inputs(),
                heads(),
                layers.stream().map(LayerDesign::weightBits).toList(),
                architecture.maxTimeSteps(),
                architecture.host() == HostKind.AXI_EVENTS ? SpikeFormat.EVENTS : SpikeFormat.PACKED,
                architecture.streamBits(),
                loadable() ? Optional.of(loadMap()) : Optional.empty(),
                hasCounters() ? countSelectBits() : 0));
    }

    @Override
    public Target target() {
        return architecture.get(TARGET);
    }

    /** Whether memories have a port of their own for what is loaded. */
    public boolean hasLoadPorts() {
        return loadable() && architecture.get(LOAD_PORTS) == LoadPorts.OWN;
    }

    /** Numbers that are loaded at once: what a beat of the stream has of weights of whole bytes. */
    private int loadLanes() {
        int bits = architecture.get(LOAD_STREAM);
        return bits == 0 ? 1 : bits / LoadMap.streamBits(widest(LayerDesign::weightBits));
    }

    @Override
    public LoadMap loadMap() {
        return new LoadMap(
                Bits.unsigned(layers.size() - 1L),
                widest(LayerDesign::rowBits),
                widest(LayerDesign::neuronBits),
                widest(LayerDesign::dataBits),
                loadLanes(),
                architecture.get(READ_BACK),
                hasLoadPorts(),
                layers.stream().map(LayerDesign::loadLayer).toList());
    }

    /** Registers between the spike counts of a sample and its class. */
    public int decisionStages() {
        return architecture.get(ParameterTable.ARGMAX_STAGES);
    }

    private int widest(ToIntFunction<LayerDesign> width) {
        return layers.stream().mapToInt(width).max().orElseThrow();
    }

    @Override
    public int inputs() {
        return network.topology().inputs();
    }

    @Override
    public int classes() {
        return layers.get(layers.size() - 1).neurons();
    }

    @Override
    public List<LoadedNumber> numbers() {
        return layers.stream().flatMap(layer -> layer.numbers().stream()).toList();
    }

    @Override
    public LoadedNumber number(int layer, int target, int row, int neuron) {
        return layers.get(layer).number(target, row, neuron);
    }

    @Override
    public TraceLayout traceLayout() {
        return RateProbing.layout(this);
    }

    /** The most spike vectors between the acceptance of the first layer and that of the spike counter. */
    public int vectorsInFlight() {
        return layers.stream().mapToInt(LayerDesign::vectorsInFlight).sum();
    }

    @Override
    public List<Integer> membraneBits() {
        return layers.stream().map(LayerDesign::membraneBits).toList();
    }

    @Override
    public boolean isSameMachine(Design other) {
        List<LayerDesign> others = RateDesign.of(other).layers;
        return others.size() == layers.size()
                && inputPooling.equals(RateDesign.of(other).inputPooling)
                && layers.stream().allMatch(layer -> layer.isSameMachine(others.get(layer.index())));
    }

    @Override
    public long weightSramBits() {
        return layers.stream().mapToLong(LayerDesign::sramBits).sum();
    }

    @Override
    public boolean takesLong() {
        return layers.stream().anyMatch(LayerDesign::takesLong);
    }

    @Override
    public int deepestMemory() {
        return layers.stream()
                .mapToInt(layer -> Math.max(layer.folds() * layer.lanes(), layer.bankWords()))
                .max()
                .orElseThrow();
    }
}
