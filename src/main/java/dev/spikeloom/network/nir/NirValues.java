package dev.spikeloom.network.nir;

import dev.spikeloom.io.InputException;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads data sets: numbers that are finite, and texts. No size that a file states is believed before it is found small enough. */
final class NirValues {
    /** Of all parameters together: 4,096 x 4,096 weights, twice. */
    private static final long MOST_VALUES = 1L << 25;

    private static final int MOST_DIMENSIONS = 4;
    private static final int MOST_TEXT = 1_000;
    private static final int SHOWN = 60;

    private final Path file;
    private long read;

    NirValues(Path file) {
        this.file = file;
    }

    /** A text of a file in a message: no longer than a line, and nothing that a terminal obeys. */
    static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "...";
    }

    /** A parameter; empty if it is said to be unknown. */
    Optional<NirTensor> parameter(Node node, String key, String where, Group owner, NirType type) {
        String what = key + " of " + where;
        if (key.equals("input_type") && node instanceof Group types && !node.isLink()) {
            Node input = types.getChildren().get("input");
            return input == null ? Optional.empty() : parameter(input, "input", where, owner, type);
        }
        if (!(node instanceof Dataset dataset) || node.isLink()) {
            throw new InputException(file + ": " + what + " is no data set");
        }
        if (key.equals("padding") && isText(dataset)) {
            return Optional.of(padding(text(dataset, what), owner, what));
        }
        if (isText(dataset)) {
            String text = text(dataset, what);
            if (text.equals("None") && type.optional().contains(key)) {
                return Optional.empty();
            }
            throw new InputException(file + ": " + what + " is '" + shown(text) + "', expected numbers");
        }
        NirTensor tensor = numbers(dataset, what);
        return tensor.size() == 0 && type.optional().contains(key) ? Optional.empty() : Optional.of(tensor);
    }

    /** What PyTorch means by its words. */
    private NirTensor padding(String word, Group owner, String what) {
        if (word.equals("valid")) {
            return NirTensor.of(0);
        }
        if (!word.equals("same")) {
            throw new InputException(file + ": " + what + " is '" + shown(word) + "', allowed: numbers, valid or same");
        }
        Node weight = owner.getChildren().get("weight");
        Node dilation = owner.getChildren().get("dilation");
        if (!(weight instanceof Dataset kernels) || !(dilation instanceof Dataset spread) || weight.isLink()) {
            throw new InputException(file + ": " + what + " is 'same', but there is no weight and dilation");
        }
        int[] shape = kernels.getDimensions();
        double[] steps = numbers(spread, "dilation beside " + what).values();
        double[] padding = new double[Math.max(0, shape.length - 2)];
        for (int i = 0; i < padding.length; i++) {
            double total = (shape[i + 2] - 1) * steps[Math.min(i, steps.length - 1)];
            if (total % 2 != 0) {
                throw new InputException(file + ": " + what
                        + " is 'same', which is not the same on both sides of a kernel of " + shape[i + 2]);
            }
            padding[i] = total / 2;
        }
        return NirTensor.row(padding);
    }

    private NirTensor numbers(Dataset dataset, String what) {
        int[] shape = shape(dataset, what);
        if (NirTensor.size(shape) == 0) {
            return new NirTensor(shape, new double[0]);
        }
        Class<?> type = dataset.getJavaType();
        if (type == char.class || !(type.isPrimitive() || Number.class.isAssignableFrom(type))) {
            throw new InputException(file + ": " + what + " is of " + type.getSimpleName() + ", expected numbers");
        }
        Object data = dataset.isScalar() ? dataset.getData() : dataset.getDataFlat();
        double[] values = new double[(int) NirTensor.size(shape)];
        if (dataset.isScalar()) {
            values[0] = number(data, what);
        } else {
            copy(data, values, what);
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new InputException(file + ": " + what + " has " + value + ", allowed: finite numbers");
            }
        }
        return new NirTensor(shape, values);
    }

    private double number(Object value, String what) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new InputException(file + ": " + what + " is no number");
    }

    private void copy(Object data, double[] values, String what) {
        if (data == null || !data.getClass().isArray() || Array.getLength(data) != values.length) {
            throw new InputException(file + ": " + what + " has another number of values than its shape");
        }
        if (data instanceof float[] floats) {
            for (int i = 0; i < values.length; i++) {
                values[i] = floats[i];
            }
        } else if (data instanceof double[] doubles) {
            System.arraycopy(doubles, 0, values, 0, values.length);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = number(Array.get(data, i), what);
            }
        }
    }

    /** The shape, once it is small enough, and its chunks as well. */
    private int[] shape(Dataset dataset, String what) {
        long[] claimed = dataset.getDimensionsAsLong();
        if (claimed.length > MOST_DIMENSIONS) {
            throw new InputException(
                    file + ": " + what + " has " + claimed.length + " dimensions, allowed: up to " + MOST_DIMENSIONS);
        }
        long size = 1;
        for (long length : claimed) {
            if (length < 0 || length > MOST_VALUES) {
                throw tooLarge(what, claimed);
            }
            size *= length;
            if (size > MOST_VALUES) {
                throw tooLarge(what, claimed);
            }
        }
        read += size;
        if (read > MOST_VALUES) {
            throw new InputException(file + " has more than " + MOST_VALUES + " values, with " + what);
        }
        requireChunks(dataset, what, Math.max(1, size));
        return Arrays.stream(claimed).mapToInt(Math::toIntExact).toArray();
    }

    private void requireChunks(Dataset dataset, String what, long size) {
        if (size == 0 || !(dataset instanceof ChunkedDataset chunked)) {
            return;
        }
        long chunk = 1;
        for (int length : chunked.getChunkDimensions()) {
            if (length < 1 || (chunk *= length) > MOST_VALUES) {
                throw new InputException(file + ": " + what + " is stored in pieces of "
                        + Arrays.toString(chunked.getChunkDimensions()) + " values, which is too many");
            }
        }
    }

    private InputException tooLarge(String what, long[] claimed) {
        return new InputException(file + ": " + what + " has the shape " + Arrays.toString(claimed)
                + ", allowed: up to " + MOST_VALUES + " values");
    }

    private static boolean isText(Dataset dataset) {
        return dataset.getJavaType() == String.class;
    }

    /** A text that is not needed; empty if there is none. */
    Optional<String> note(Node node) {
        return node instanceof Dataset dataset && !node.isLink() && isText(dataset) && dataset.getSize() == 1
                ? Optional.of(text(dataset, "a note"))
                : Optional.empty();
    }

    /** A text that stands alone. */
    String text(Dataset dataset, String what) {
        shape(dataset, what);
        if (!isText(dataset)) {
            throw new InputException(file + ": " + what + " is no text");
        }
        Object data = dataset.getData();
        Object one = data instanceof String[] texts && texts.length == 1 ? texts[0] : data;
        if (!(one instanceof String text) || text.length() > MOST_TEXT) {
            throw new InputException(file + ": " + what + " is no single text of up to " + MOST_TEXT + " characters");
        }
        return text;
    }

    /** Pairs of texts. */
    List<String[]> pairs(Dataset dataset, int most) {
        int[] shape = shape(dataset, "edges");
        if (NirTensor.size(shape) == 0) {
            return List.of();
        }
        if (shape.length != 2 || shape[1] != 2 || shape[0] > most || !isText(dataset)) {
            throw new InputException(file + ": edges have the shape "
                    + Arrays.toString(shape) + " of " + dataset.getJavaType().getSimpleName()
                    + ", expected up to " + most + " pairs of texts");
        }
        List<String[]> pairs = new ArrayList<>();
        for (Object row : (Object[]) dataset.getData()) {
            pairs.add((String[]) row);
        }
        return pairs;
    }
}
