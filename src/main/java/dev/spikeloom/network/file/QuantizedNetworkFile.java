package dev.spikeloom.network.file;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.LayerShape;
import dev.spikeloom.network.MaxPoolLayer;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedConvolutionLayer;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.VolumeShape;
import dev.spikeloom.network.WeightFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
            if (network.layers().get(i) instanceof QuantizedLayer.Weighted layer) {
                npz.add(LayerMember.WEIGHTS.of(i), NpyArray.of(layer.weights()));
                npz.add(LayerMember.BIASES.of(i), NpyArray.of(layer.biases()));
                npz.add(LayerMember.THRESHOLDS.of(i), NpyArray.of(layer.thresholds()));
                npz.add(LayerMember.SCALES.of(i), NpyArray.of(layer.scales()));
            }
        }
        npz.writeTo(file);
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
            WeightFormat format = weightFormat(manifest, npz.where(Manifest.MEMBER));
            Topology topology = manifest.topology();
            npz.requireMembers(LayerMember.namesOfAll(topology, ARRAYS));
            List<QuantizedLayer> layers = new ArrayList<>();
            for (int i = 0; i < topology.depth(); i++) {
                layers.add(readLayer(npz, i, topology, manifest.neuronModel(), format));
            }
            return new QuantizedNetwork(manifest.neuronModel(), format, layers, topology.heads());
        }
    }

    private static WeightFormat weightFormat(Manifest manifest, String where) {
        Manifest.requirePresent(where, "weight_bits", manifest.weightBits());
        try {
            return new WeightFormat(manifest.weightBits());
        } catch (InputException e) {
            throw new InputException(where + ": " + e.getMessage(), e);
        }
    }

    private static QuantizedLayer readLayer(
            NpzReader npz, int index, Topology topology, NeuronModel neuronModel, WeightFormat format) {
        VolumeShape input = topology.inputOf(index);
        if (topology.layers().get(index) instanceof LayerShape.MaxPool pool) {
            return new MaxPoolLayer(input, pool.size());
        }
        List<Integer> shape = LayerMember.weightShape(topology, index);
        List<Integer> perColumn = List.of(shape.get(1));
        NpyArray weights = LayerMember.WEIGHTS.read(npz, index, NpyType.INT16, List.of(shape));
        NpyArray biases = LayerMember.BIASES.read(npz, index, NpyType.INT32, List.of(perColumn));
        NpyArray thresholds = LayerMember.THRESHOLDS.read(npz, index, NpyType.INT32, List.of(perColumn));
        NpyArray scales = LayerMember.SCALES.read(npz, index, NpyType.FLOAT32, List.of(List.of(1), perColumn));
        requireRepresentable(weights, format, npz.where(LayerMember.WEIGHTS.of(index)));
        requireInRange(
                biases, -QuantizedLayer.MAX_BIAS, QuantizedLayer.MAX_BIAS, npz.where(LayerMember.BIASES.of(index)));
        requireInRange(
                thresholds,
                QuantizedNetwork.minThreshold(neuronModel),
                Integer.MAX_VALUE,
                npz.where(LayerMember.THRESHOLDS.of(index)));
        requirePositive(scales, npz.where(LayerMember.SCALES.of(index)));
        return topology.layers().get(index) instanceof LayerShape.Convolution convolution
                ? new QuantizedConvolutionLayer(
                        input,
                        convolution.kernel(),
                        weights.shortRows(),
                        biases.ints(),
                        thresholds.ints(),
                        scales.floats())
                : new QuantizedDenseLayer(weights.shortRows(), biases.ints(), thresholds.ints(), scales.floats());
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
