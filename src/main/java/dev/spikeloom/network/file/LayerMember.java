package dev.spikeloom.network.file;

import dev.spikeloom.network.Topology;
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
            if (topology.weightsOf(layer).isPresent()) {
                for (LayerMember array : arrays) {
                    names.add(array.of(layer));
                }
            }
        }
        return names;
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
