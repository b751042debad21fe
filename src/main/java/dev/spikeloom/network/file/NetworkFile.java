package dev.spikeloom.network.file;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.FloatWeights;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
import dev.spikeloom.network.neuron.NeuronModel;
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
            int layer = i;
            network.layers().get(i).floatWeights().ifPresent(weights -> add(npz, layer, weights));
        }
        npz.writeTo(file);
    }

    private static void add(NpzWriter npz, int layer, FloatWeights weights) {
        npz.add(LayerMember.WEIGHTS.of(layer), NpyArray.of(weights.weights()));
        npz.add(LayerMember.BIASES.of(layer), NpyArray.of(weights.biases()));
        npz.add(LayerMember.THRESHOLDS.of(layer), NpyArray.of(new float[] {weights.threshold()}));
    }

    /** @throws InputException if the file cannot be read, naming the member that is wrong and what is allowed */
    public static Network read(Path file) {
        try (NpzReader npz = new NpzReader(file)) {
            Manifest manifest = Manifest.read(npz, FORMAT);
            Topology topology = manifest.topology();
            npz.requireMembers(LayerMember.namesOfAll(topology, ARRAYS));
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < topology.depth(); i++) {
                layers.add(readLayer(npz, i, topology, manifest));
            }
            return new Network(layers, topology.heads());
        }
    }

    private static Layer readLayer(NpzReader npz, int index, Topology topology, Manifest manifest) {
        VolumeShape input = topology.inputOf(index);
        LayerShape shape = topology.layers().get(index);
        return shape.layer(
                input, () -> readWeights(npz, index, shape.weights(input).orElseThrow(), manifest.neuronModel(index)));
    }

    private static FloatWeights readWeights(NpzReader npz, int index, WeightShape shape, NeuronModel neuronModel) {
        List<Integer> matrix = List.of(shape.rows(), shape.columns());
        NpyArray weights = LayerMember.WEIGHTS.read(npz, index, NpyType.FLOAT32, List.of(matrix));
        NpyArray biases = LayerMember.BIASES.read(npz, index, NpyType.FLOAT32, List.of(List.of(shape.columns())));
        NpyArray threshold = LayerMember.THRESHOLDS.read(npz, index, NpyType.FLOAT32, List.of(List.of(1)));
        requireFinite(weights, npz.where(LayerMember.WEIGHTS.of(index)));
        requireFinite(biases, npz.where(LayerMember.BIASES.of(index)));
        requireFinite(threshold, npz.where(LayerMember.THRESHOLDS.of(index)));
        float theta = threshold.floats()[0];
        if (!neuronModel.allows(theta)) {
            throw new InputException(npz.where(LayerMember.THRESHOLDS.of(index)) + "[0] is " + theta + ", allowed with "
                    + neuronModel.text() + ": above 0");
        }
        return new FloatWeights(neuronModel, weights.floatRows(), biases.floats(), theta);
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
