package dev.spikeloom.network.file;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The file of a {@link QuantizedNetwork}: an npz (zip of numpy arrays) with a JSON manifest, laid out as
 * {@code docs/formats.md} says. The same network gives the same bytes on any machine and JDK.
 */
public final class QuantizedNetworkFile {
    static final String FORMAT = "spikeloom-quantized-network";

    private static final Set<LayerMember> ARRAYS = Collections.unmodifiableSet(EnumSet.allOf(LayerMember.class));

    private QuantizedNetworkFile() {}

    /** @throws InputException if the file cannot be written; there is then no file, or the old one */
    public static void write(Path file, QuantizedNetwork network) {
        NpzWriter npz = new NpzWriter();
        npz.add(Manifest.MEMBER, Manifest.of(network).encode());
        for (int i = 0; i < network.layers().size(); i++) {
            int layer = i;
            network.layers().get(i).integerWeights().ifPresent(weights -> add(npz, layer, weights));
        }
        npz.writeTo(file);
    }

    private static void add(NpzWriter npz, int layer, IntegerWeights weights) {
        npz.add(LayerMember.WEIGHTS.of(layer), NpyArray.of(weights.weights()));
        npz.add(LayerMember.BIASES.of(layer), NpyArray.of(weights.biases()));
        npz.add(LayerMember.THRESHOLDS.of(layer), NpyArray.of(weights.thresholds()));
        npz.add(LayerMember.SCALES.of(layer), NpyArray.of(weights.scales()));
    }

    /**
     * Whether a network file says that it is a quantized one.
     *
     * @throws InputException if the file is no network file at all
     */
    public static boolean isOne(Path file) {
        try (NpzReader npz = new NpzReader(file)) {
            return Manifest.hasFormat(npz, FORMAT);
        }
    }

    /** @throws InputException if the file cannot be read, naming the member that is wrong and what is allowed */
    public static QuantizedNetwork read(Path file) {
        try (NpzReader npz = new NpzReader(file)) {
            Manifest manifest = Manifest.read(npz, FORMAT);
            Topology topology = manifest.topology();
            npz.requireMembers(LayerMember.namesOfAll(topology, ARRAYS));
            List<QuantizedLayer> layers = new ArrayList<>();
            for (int i = 0; i < topology.depth(); i++) {
                layers.add(readLayer(npz, i, topology, manifest));
            }
            return new QuantizedNetwork(layers, topology.heads());
        }
    }

    private static QuantizedLayer readLayer(NpzReader npz, int index, Topology topology, Manifest manifest) {
        VolumeShape input = topology.inputOf(index);
        LayerShape shape = topology.layers().get(index);
        return shape.quantizedLayer(
                input,
                () -> readWeights(
                        npz,
                        index,
                        shape.weights(input).orElseThrow(),
                        topology.outputOf(index).size(),
                        manifest.neuronModel(index),
                        manifest.weightFormat(index)));
    }

    private static IntegerWeights readWeights(
            NpzReader npz, int index, WeightShape shape, int neurons, NeuronModel neuronModel, WeightFormat format) {
        List<Integer> matrix = List.of(shape.rows(), shape.columns());
        List<Integer> perColumn = List.of(shape.columns());
        NpyArray weights = LayerMember.WEIGHTS.read(npz, index, NpyType.INT16, List.of(matrix));
        NpyArray biases = LayerMember.BIASES.read(npz, index, NpyType.INT32, List.of(perColumn));
        NpyArray thresholds = LayerMember.THRESHOLDS.read(
                npz,
                index,
                NpyType.INT32,
                Stream.of(perColumn, List.of(neurons)).distinct().toList());
        NpyArray scales = LayerMember.SCALES.read(npz, index, NpyType.FLOAT32, List.of(List.of(1), perColumn));
        requireRepresentable(weights, format, npz.where(LayerMember.WEIGHTS.of(index)));
        requireInRange(
                biases, -QuantizedLayer.MAX_BIAS, QuantizedLayer.MAX_BIAS, npz.where(LayerMember.BIASES.of(index)));
        requireInRange(
                thresholds, neuronModel.minThreshold(), Integer.MAX_VALUE, npz.where(LayerMember.THRESHOLDS.of(index)));
        requirePositive(scales, npz.where(LayerMember.SCALES.of(index)));
        return new IntegerWeights(
                neuronModel, format, weights.shortRows(), biases.ints(), thresholds.ints(), scales.floats());
    }

    private static void requireRepresentable(NpyArray weights, WeightFormat format, String where) {
        var values = weights.elements().asShortBuffer();
        for (int i = 0; i < values.limit(); i++) {
            if (!format.represents(values.get(i))) {
                throw new InputException(where + weights.position(i) + " is " + values.get(i) + ", allowed with "
                        + format.bits() + " weight bits: "
                        + (format.bits() == 1 ? "-1 or 1" : format.min() + " to " + format.max()));
            }
        }
    }

    private static void requireInRange(NpyArray array, int min, int max, String where) {
        var values = array.elements().asIntBuffer();
        for (int i = 0; i < values.limit(); i++) {
            if (values.get(i) < min || values.get(i) > max) {
                throw new InputException(
                        where + array.position(i) + " is " + values.get(i) + ", allowed " + min + " to " + max);
            }
        }
    }

    private static void requirePositive(NpyArray scales, String where) {
        var values = scales.elements().asFloatBuffer();
        for (int i = 0; i < values.limit(); i++) {
            if (!(values.get(i) > 0) || Float.isInfinite(values.get(i))) {
                throw new InputException(
                        where + scales.position(i) + " is " + values.get(i) + ", allowed are finite numbers above 0");
            }
        }
    }
}
