package dev.spikeloom.network.file;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.ConvolutionLayer;
import dev.spikeloom.network.DenseLayer;
import dev.spikeloom.network.Layer;
import dev.spikeloom.network.LayerShape;
import dev.spikeloom.network.MaxPoolLayer;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.VolumeShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The file of a {@link Network}: an npz (zip of numpy arrays) with a JSON manifest, laid out as {@code docs/formats.md}
 * says. The same network gives the same bytes on any machine and JDK.
 */
public final class NetworkFile {
    static final String FORMAT = "spikeloom-network";

    private static final Set<LayerMember> ARRAYS =
            Collections.unmodifiableSet(EnumSet.of(LayerMember.WEIGHTS, LayerMember.BIASES, LayerMember.THRESHOLDS));

    private NetworkFile() {}

    /** @throws InputException if the file cannot be written; there is then no file, or the old one */
    public static void write(Path file, Network network) {
        NpzWriter npz = new NpzWriter();
        npz.add(Manifest.MEMBER, Manifest.of(network).encode());
        for (int i = 0; i < network.layers().size(); i++) {
            if (network.layers().get(i) instanceof Layer.Weighted layer) {
                npz.add(LayerMember.WEIGHTS.of(i), NpyArray.of(layer.weights()));
                npz.add(LayerMember.BIASES.of(i), NpyArray.of(layer.biases()));
                npz.add(LayerMember.THRESHOLDS.of(i), NpyArray.of(new float[] {layer.threshold()}));
            }
        }
        npz.writeTo(file);
    }

    /** @throws InputException if the file cannot be read, naming the member that is wrong and what is allowed */
    public static Network read(Path file) {
        try (NpzReader npz = new NpzReader(file)) {
            Manifest manifest = Manifest.read(npz, FORMAT);
            if (manifest.weightBits() != null) {
                throw new InputException(npz.where(Manifest.MEMBER) + ": key 'weight_bits' is not allowed in '" + FORMAT
                        + "', whose weights are floating point");
            }
            Topology topology = manifest.topology();
            npz.requireMembers(LayerMember.namesOfAll(topology, ARRAYS));
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < topology.depth(); i++) {
                layers.add(readLayer(npz, i, topology, manifest.neuronModel()));
            }
            return new Network(manifest.neuronModel(), layers, topology.heads());
        }
    }

    private static Layer readLayer(NpzReader npz, int index, Topology topology, NeuronModel neuronModel) {
        VolumeShape input = topology.inputOf(index);
        if (topology.layers().get(index) instanceof LayerShape.MaxPool pool) {
            return new MaxPoolLayer(input, pool.size());
        }
        List<Integer> shape = LayerMember.weightShape(topology, index);
        NpyArray weights = LayerMember.WEIGHTS.read(npz, index, NpyType.FLOAT32, List.of(shape));
        NpyArray biases = LayerMember.BIASES.read(npz, index, NpyType.FLOAT32, List.of(List.of(shape.get(1))));
        NpyArray threshold = LayerMember.THRESHOLDS.read(npz, index, NpyType.FLOAT32, List.of(List.of(1)));
        requireFinite(weights, npz.where(LayerMember.WEIGHTS.of(index)));
        requireFinite(biases, npz.where(LayerMember.BIASES.of(index)));
        requireFinite(threshold, npz.where(LayerMember.THRESHOLDS.of(index)));
        float theta = threshold.floats()[0];
        if (!Network.allows(neuronModel, theta)) {
            throw new InputException(npz.where(LayerMember.THRESHOLDS.of(index)) + "[0] is " + theta + ", allowed with "
                    + neuronModel.text() + ": above 0");
        }
        return topology.layers().get(index) instanceof LayerShape.Convolution convolution
                ? new ConvolutionLayer(input, convolution.kernel(), weights.floatRows(), biases.floats(), theta)
                : new DenseLayer(weights.floatRows(), biases.floats(), theta);
    }

    private static void requireFinite(NpyArray array, String where) {
        var values = array.elements().asFloatBuffer();
        for (int i = 0; i < values.limit(); i++) {
            if (!Float.isFinite(values.get(i))) {
                throw new InputException(
                        where + array.position(i) + " is " + values.get(i) + ", allowed are finite numbers");
            }
        }
    }
}
