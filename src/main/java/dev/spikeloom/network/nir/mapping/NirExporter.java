package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.Network;
import dev.spikeloom.network.layer.ConvolutionLayer;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.nir.NirGraph;
import dev.spikeloom.network.nir.NirNode;
import dev.spikeloom.network.nir.NirTensor;
import dev.spikeloom.network.nir.NirType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Networks as graphs: {@link NirMapper#map} makes the same network of them. A layer is weights and neurons; neurons without memory
 * are a threshold; the maximum of spikes is whether their sum is above a half. What the format has no place for, which reset is meant
 * and how long a time step is, stands in notes.
 */
public final class NirExporter {
    /** Note of neurons: {@code subtract} or {@code zero}. */
    static final String RESET = "reset";

    /** Note of leaky neurons: seconds of a time step. */
    static final String TIME_STEP = "dt";

    /** The note of how its leak was chosen. */
    static final String LEAK = "leak";

    /** Note of the output: the classes of its heads, {@code 10+2}. */
    static final String HEADS = "heads";

    /** The sum of no spikes is below it, that of one above. */
    private static final double ANY = 0.5;

    private final double timeStep;
    private final List<NirNode> nodes = new ArrayList<>();

    /** As the shape of what comes is not the shape of a vector, it is flattened first. */
    private boolean inPlanes;

    /** What comes, while it stands in rows and columns. */
    private VolumeShape planes;

    private NirExporter(double timeStep) {
        this.timeStep = timeStep;
    }

    /**
     * The graph of a network.
     *
     * @param timeStep seconds of a time step, which time constants are told by
     */
    public static NirGraph graph(Network network, double timeStep) {
        return new NirExporter(timeStep).of(network);
    }

    private NirGraph of(Network network) {
        VolumeShape input = network.topology().input();
        inPlanes = !network.layers().get(0).shape().flattens();
        planes = input;
        nodes.add(new NirNode("input", NirType.INPUT, Map.of("shape", shape(input))));
        for (Layer layer : network.layers()) {
            NirKinds.add(layer, this);
        }
        nodes.add(new NirNode(
                        "output",
                        NirType.OUTPUT,
                        Map.of(
                                "shape",
                                NirTensor.row(network.layers()
                                        .get(network.layers().size() - 1)
                                        .neurons())))
                .noting(HEADS, network.heads().stream().map(String::valueOf).collect(Collectors.joining("+"))));
        return NirGraph.chain(nodes);
    }

    private NirTensor shape(VolumeShape volume) {
        return inPlanes
                ? NirTensor.of(volume.channels(), volume.rows(), volume.columns())
                : NirTensor.row(volume.size());
    }

    private String next(String what) {
        // In the order of the names, which have their number in front.
        return String.format(java.util.Locale.ROOT, "%02d_%s", nodes.size(), what);
    }

    /** Adds a layer; true, once it is there. */
    boolean dense(DenseLayer layer) {
        VolumeShape volume = inPlanes ? planes : VolumeShape.flat(layer.inputs());
        if (inPlanes) {
            nodes.add(new NirNode(
                    next("flatten"),
                    NirType.FLATTEN,
                    Map.of("start_dim", NirTensor.of(0), "end_dim", NirTensor.of(-1), "input_type", shape(volume))));
            inPlanes = false;
        }
        nodes.add(new NirNode(
                next("affine"),
                NirType.AFFINE,
                Map.of(
                        "weight",
                        new NirTensor(
                                new int[] {layer.neurons(), layer.inputs()},
                                WeightOrder.values(layer.weights(), volume)),
                        "bias",
                        NirTensor.row(doubles(layer.biases())))));
        neurons(layer, new int[] {layer.neurons()});
        return true;
    }

    boolean convolution(ConvolutionLayer layer) {
        int inputs = layer.input().channels();
        int channels = layer.biases().length;
        nodes.add(new NirNode(
                next("conv"),
                NirType.CONV2D,
                Map.of(
                        "weight",
                                new NirTensor(
                                        new int[] {channels, inputs, layer.kernel(), layer.kernel()},
                                        WeightOrder.values(
                                                layer.weights(),
                                                new VolumeShape(layer.kernel(), layer.kernel(), inputs))),
                        "bias", NirTensor.row(doubles(layer.biases())),
                        "stride", NirTensor.of(layer.stride(), layer.stride()),
                        "padding", NirTensor.of(layer.padding(), layer.padding()),
                        "dilation", NirTensor.of(1, 1),
                        "groups", NirTensor.of(1),
                        "input_shape",
                                NirTensor.of(layer.input().rows(), layer.input().columns()))));
        planes = layer.shape().output(layer.input());
        neurons(layer, new int[] {planes.channels(), planes.rows(), planes.columns()});
        return true;
    }

    boolean sums(int size) {
        nodes.add(new NirNode(
                next("pool"),
                NirType.SUM_POOL2D,
                Map.of(
                        "kernel_size", NirTensor.of(size, size),
                        "stride", NirTensor.of(size, size),
                        "padding", NirTensor.of(0, 0))));
        planes = new VolumeShape(planes.rows() / size, planes.columns() / size, planes.channels());
        return true;
    }

    boolean maxima(int size) {
        sums(size);
        int[] shape = {planes.channels(), planes.rows(), planes.columns()};
        nodes.add(new NirNode(next("any"), NirType.THRESHOLD, Map.of("threshold", all(shape, ANY))));
        return true;
    }

    private void neurons(Layer.Weighted layer, int[] shape) {
        NeuronModel model = layer.neuronModel();
        NirTensor threshold = all(shape, layer.threshold());
        if (!model.carriesOver()) {
            nodes.add(new NirNode(next("threshold"), NirType.THRESHOLD, Map.of("threshold", threshold)));
            return;
        }
        NirNode node;
        if (!model.leak().leaks()) {
            node = new NirNode(
                    next("if"),
                    NirType.IF,
                    Map.of("r", all(shape, 1), "v_threshold", threshold, "v_reset", all(shape, 0)));
        } else {
            double steps = 1 / model.leak().share();
            node = new NirNode(
                            next("lif"),
                            NirType.LIF,
                            Map.of(
                                    "tau", all(shape, steps * timeStep),
                                    "r", all(shape, steps),
                                    "v_leak", all(shape, 0),
                                    "v_threshold", threshold,
                                    "v_reset", all(shape, 0)))
                    .noting(TIME_STEP, String.valueOf(timeStep))
                    .noting(LEAK, NirChoices.leakText(model.leak().terms()));
        }
        nodes.add(node.noting(RESET, NirChoices.text(model.reset())));
    }

    private static NirTensor all(int[] shape, double value) {
        double[] values = new double[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        Arrays.fill(values, value);
        return new NirTensor(shape, values);
    }

    private static double[] doubles(float[] floats) {
        double[] doubles = new double[floats.length];
        Arrays.setAll(doubles, i -> floats[i]);
        return doubles;
    }
}
