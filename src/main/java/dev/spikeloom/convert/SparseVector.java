package dev.spikeloom.convert;

/**
 * The elements of a vector that are not zero, ascending by index. Of pixels, rectified activations and their gradients
 * most are zero, so a product of a matrix with such a vector is a sum of a few of its rows. Not thread-safe; it is
 * filled anew for each vector.
 */
final class SparseVector {
    private final int[] indices;
    private final float[] factors;
    private int count;

    /** @param capacity the most elements of a vector */
    SparseVector(int capacity) {
        indices = new int[capacity];
        factors = new float[capacity];
    }

    /** Takes the elements of {@code vector} that are not zero. */
    void take(float[] vector) {
        count = 0;
        for (int i = 0; i < vector.length; i++) {
            indices[count] = i;
            factors[count] = vector[i];
            count += vector[i] == 0 ? 0 : 1;
        }
    }

    /** Takes the elements of a column of the first rows of a matrix that are not zero. */
    void takeColumn(float[][] rows, int rowCount, int column) {
        count = 0;
        for (int row = 0; row < rowCount; row++) {
            float value = rows[row][column];
            indices[count] = row;
            factors[count] = value;
            count += value == 0 ? 0 : 1;
        }
    }

    /** Which rows of a matrix the elements stand for. */
    int[] indices() {
        return indices;
    }

    float[] factors() {
        return factors;
    }

    /** How many elements there are. */
    int count() {
        return count;
    }
}
