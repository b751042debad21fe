package dev.spikeloom.network.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Writes files in any layout. */
public final class LaidOutFiles {
    private LaidOutFiles() {}

    /** @param tree of {@link NirLayout#file} */
    public static void write(Path file, Map<String, Object> tree) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            put(hdf, tree);
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(WritableGroup group, Map<String, Object> tree) {
        tree.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                put(group.putGroup(name), (Map<String, Object>) inner);
            } else if (value instanceof NirLayout.Numbers numbers) {
                group.putDataset(name, nested(numbers, 0, 0));
            } else {
                group.putDataset(name, value);
            }
        });
    }

    private static Object nested(NirLayout.Numbers numbers, int dimension, int from) {
        int[] shape = numbers.tensor().shape();
        if (dimension == shape.length) {
            double value = numbers.tensor().values()[from];
            return switch (numbers.kind()) {
                case FLOAT -> (Object) (float) value;
                case DOUBLE -> value;
                case INTEGER -> (long) value;
            };
        }
        Class<?> type =
                switch (numbers.kind()) {
                    case FLOAT -> float.class;
                    case DOUBLE -> double.class;
                    case INTEGER -> long.class;
                };
        int size = Arrays.stream(shape).skip(dimension + 1L).reduce(1, Math::multiplyExact);
        Object rows = Array.newInstance(type, Arrays.copyOfRange(shape, dimension, shape.length));
        for (int i = 0; i < shape[dimension]; i++) {
            Array.set(rows, i, nested(numbers, dimension + 1, from + i * size));
        }
        return rows;
    }
}
