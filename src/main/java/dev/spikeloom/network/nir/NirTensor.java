package dev.spikeloom.network.nir;

import java.util.Arrays;

/**
 * Numbers in rows, rows of rows, and so on; the last dimension runs fastest.
 *
 * @param shape of no dimension for a single number
 * @param values as many as the shape has; not copied
 */
public record NirTensor(int[] shape, double[] values) {
    /** @throws IllegalArgumentException if the shape has another number of values */
    public NirTensor {
        if (size(shape) != values.length) {
            throw new IllegalArgumentException(values.length + " values of shape " + Arrays.toString(shape));
        }
    }

    /** A single number. */
    public static NirTensor of(double value) {
        return new NirTensor(new int[0], new double[] {value});
    }

    /** A row of numbers. */
    public static NirTensor row(double... values) {
        return new NirTensor(new int[] {values.length}, values);
    }

    /** A row of several numbers. */
    public static NirTensor of(double first, double second, double... more) {
        double[] values = new double[more.length + 2];
        values[0] = first;
        values[1] = second;
        System.arraycopy(more, 0, values, 2, more.length);
        return row(values);
    }

    /** How many values a shape has. */
    static long size(int... shape) {
        long size = 1;
        for (int length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    public int dimensions() {
        return shape.length;
    }

    /** How many there are. */
    public int size() {
        return values.length;
    }

    /** The value of all, if they are the same; NaN if not, or if there are none. */
    public double uniform() {
        if (values.length == 0) {
            return Double.NaN;
        }
        return Arrays.stream(values).allMatch(value -> value == values[0]) ? values[0] : Double.NaN;
    }

    /** As people read it: {@code 16x3x5x5}; {@code 1} for a single number. */
    public String shapeText() {
        if (shape.length == 0) {
            return "1";
        }
        return String.join("x", Arrays.stream(shape).mapToObj(String::valueOf).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NirTensor tensor
                && Arrays.equals(shape, tensor.shape)
                && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return shapeText();
    }
}
