package dev.spikeloom.dataset.samples;

/** An image that can be read between its pixels; all around it is black. One instance a thread. */
final class BilinearImage {
    private final int rows;
    private final int columns;
    private final int stride;
    /** With a border of one black pixel before and two behind: positions beyond are moved there. */
    private final float[] pixels;

    BilinearImage(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.stride = columns + 3;
        this.pixels = new float[(rows + 3) * stride];
    }

    /** Becomes the image at {@code offset} of {@code source}, of unsigned bytes row by row. */
    void load(byte[] source, int offset) {
        for (int y = 0; y < rows; y++) {
            int from = offset + y * columns;
            int to = (y + 1) * stride + 1;
            for (int x = 0; x < columns; x++) {
                pixels[to + x] = source[from + x] & 0xff;
            }
        }
    }

    /** Writes the rounded values at the positions (x[i], y[i]) into {@code target} from {@code offset}. */
    void sample(float[] x, float[] y, byte[] target, int offset) {
        for (int i = 0; i < x.length; i++) {
            float u = clamp(x[i] + 1, columns + 1);
            float v = clamp(y[i] + 1, rows + 1);
            int column = (int) u;
            int row = (int) v;
            int at = row * stride + column;
            float right = u - column;
            float down = v - row;
            float upper = pixels[at] + right * (pixels[at + 1] - pixels[at]);
            float lower = pixels[at + stride] + right * (pixels[at + stride + 1] - pixels[at + stride]);
            target[offset + i] = (byte) (upper + down * (lower - upper) + 0.5f);
        }
    }

    /** Twice as fast as {@link Math#min} and {@link Math#max}, which care about zeros with a sign. */
    private static float clamp(float value, float greatest) {
        if (value < 0) {
            return 0;
        }
        return value > greatest ? greatest : value;
    }
}
