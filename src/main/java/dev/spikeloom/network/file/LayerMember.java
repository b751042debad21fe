package dev.spikeloom.network.file;

import dev.spikeloom.network.LayerShape;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.VolumeShape;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The arrays that a network file holds for a layer, and their names in it. */
enum LayerMember {
    WEIGHTS,
    BIASES,
    THRESHOLDS,
    SCALES;

    /** The name of this array of a layer, such as {@code layer0_weights.npy}. */
    String of(int layer) {
        return "layer" + layer + "_" + name().toLowerCase(Locale.ROOT) + ".npy";
    }

    /** The names of all members of a network file that holds {@code arrays} for each layer that has weights. */
    static Set<String> namesOfAll(Topology topology, Set<LayerMember> arrays) {
        Set<String> names = new TreeSet<>();
        names.add(Manifest.MEMBER);
        for (int layer = 0; layer < topology.depth(); layer++) {
            if (!(topology.layers().get(layer) instanceof LayerShape.MaxPool)) {
                for (LayerMember array : arrays) {
                    names.add(array.of(layer));
                }
            }
        }
        return names;
    }

    /** The shape of the weights of a layer that has some: (rows, columns). */
    static List<Integer> weightShape(Topology topology, int layer) {
        VolumeShape input = topology.inputOf(layer);
        return topology.layers().get(layer) instanceof LayerShape.Convolution convolution
                ? List.of(convolution.kernel() * convolution.kernel() * input.channels(), convolution.channels())
                : List.of(input.size(), topology.outputOf(layer).size());
    }

    /**
     * Reads this array of a layer. Only as much is unpacked as the largest of {@code shapes} can take.
     *
     * @throws dev.spikeloom.io.InputException if it is not of this type and one of these shapes
     */
    NpyArray read(NpzReader npz, int layer, NpyType type, List<List<Integer>> shapes) {
        String name = of(layer);
        int elements = shapes.stream()
                .mapToInt(shape -> shape.stream().reduce(1, Math::multiplyExact))
                .max()
                .orElseThrow();
        byte[] file = npz.read(name, NpyArray.MAX_HEADER + Math.multiplyExact(elements, type.bytes()));
        return NpyArray.decode(file, npz.where(name)).require(npz.where(name), type, shapes);
    }
}
