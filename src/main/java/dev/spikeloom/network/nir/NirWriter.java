package dev.spikeloom.network.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes graphs as groups. Numbers are 32 bits wide, as frameworks have them, or 64 where one of them does not fit; shapes, strides
 * and the like are 64-bit integers.
 */
final class NirWriter {
    /** The release of the format whose layout this is. */
    private static final String VERSION = "1.0";

    private static final Set<String> INTEGERS = Set.of(
            "shape",
            "stride",
            "padding",
            "dilation",
            "groups",
            "kernel_size",
            "start_dim",
            "end_dim",
            "input_shape",
            "input_type");

    private NirWriter() {}

    static void write(NirGraph graph, Path file) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("version", VERSION);
            put(graph, hdf.putGroup("node"));
        }
    }

    private static void put(NirGraph graph, WritableGroup group) {
        group.putDataset("type", NirType.GRAPH.title());
        WritableGroup nodes = group.putGroup("nodes");
        for (NirNode node : graph.nodes()) {
            WritableGroup child = nodes.putGroup(node.name());
            if (node.graph().isPresent()) {
                put(node.graph().get(), child);
            } else {
                child.putDataset("type", node.type().title());
                if (!node.notes().isEmpty()) {
                    WritableGroup notes = child.putGroup("metadata");
                    node.notes().forEach(notes::putDataset);
                }
                for (Map.Entry<String, NirTensor> parameter : node.parameters().entrySet()) {
                    child.putDataset(
                            parameter.getKey(),
                            INTEGERS.contains(parameter.getKey())
                                    ? integers(parameter.getValue())
                                    : floats(parameter.getValue()));
                }
            }
        }
        group.putDataset("edges", edges(graph.edges()));
    }

    private static String[][] edges(List<NirEdge> edges) {
        return edges.stream().map(edge -> new String[] {edge.from(), edge.to()}).toArray(String[][]::new);
    }

    private static Object integers(NirTensor tensor) {
        long[] values =
                Arrays.stream(tensor.values()).mapToLong(value -> (long) value).toArray();
        return tensor.dimensions() == 0 ? (Object) values[0] : values;
    }

    private static Object floats(NirTensor tensor) {
        boolean fit = Arrays.stream(tensor.values()).allMatch(value -> (float) value == value);
        return nested(tensor, fit ? float.class : double.class, 0, 0);
    }

    /** An array of arrays, as the library takes shapes. */
    private static Object nested(NirTensor tensor, Class<?> type, int dimension, int from) {
        int[] shape = tensor.shape();
        if (dimension == shape.length) {
            return type == float.class ? (Object) (float) tensor.values()[from] : tensor.values()[from];
        }
        int size = 1;
        for (int i = dimension + 1; i < shape.length; i++) {
            size *= shape[i];
        }
        Object rows = Array.newInstance(type, Arrays.copyOfRange(shape, dimension, shape.length));
        for (int i = 0; i < shape[dimension]; i++) {
            Array.set(rows, i, nested(tensor, type, dimension + 1, from + i * size));
        }
        return rows;
    }
}
