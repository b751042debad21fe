package dev.spikeloom.dataset.camera;

import dev.spikeloom.dataset.samples.EventRecording;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.io.InputException;
import java.util.Arrays;

/**
 * What the pixels of the sensor see of an image on the screen: the logarithm of the light, blurred by the optics, with the
 * image anywhere. A pixel of the image is as large as one of the sensor; around the image the screen is white.
 *
 * <p>The blurred image is worked out once on a grid {@value #FINE} times finer than the sensor; a view interpolates in it.
 * The grid is kept in {@value #FINE} x {@value #FINE} planes, one for each place within a pixel, so that a row of a view
 * is read from rows of planes, side by side.
 */
final class SensorView {
    private static final int SIDE = EventRecording.SIDE;
    private static final int IMAGE = 28;
    private static final int FINE = 4;
    /** The image can be moved by so many pixels to either side of the sensor's corner. */
    private static final int MARGIN = 12;

    private static final int CELLS = SIDE + MARGIN + 2;
    private static final int GRID = FINE * CELLS;
    /** The blur reaches so many pixels. */
    private static final int REACH = 3;

    private static final int LOG_STEPS = 4_096;
    private static final int POINTS_PER_PIXEL = 32;

    private final float[] ink = new float[256];
    /** {@code [GRID]}: the first pixel of the image that a point of the grid sees, and how much of it and those after it. */
    private final int[] firstSeen = new int[GRID];

    private final float[][] weights = new float[GRID][];
    /** Logarithm of the light at a darkness from 0 to 1, with one value to spare. */
    private final float[] logLight = new float[LOG_STEPS + 2];

    private final float[][] blurredRows = new float[IMAGE][GRID];
    private final float[] blurred = new float[GRID];
    private final float[][][] planes = new float[FINE * FINE][CELLS][CELLS];

    SensorView(SensorModel model) {
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (float) (1 - StrictMath.pow(1 - i / 255.0, model.gamma()));
        }
        for (int g = 0; g < GRID; g++) {
            double place = (double) g / FINE - MARGIN;
            int first = Math.max(0, (int) Math.ceil(place - REACH));
            int last = Math.min(IMAGE - 1, (int) Math.floor(place + REACH));
            firstSeen[g] = first;
            weights[g] = new float[Math.max(0, last - first + 1)];
            for (int i = 0; i < weights[g].length; i++) {
                weights[g][i] = (float) overlap(place - first - i, model.blur());
            }
        }
        for (int i = 0; i < logLight.length; i++) {
            logLight[i] = (float) StrictMath.log(Math.max(0, 1 - (double) i / LOG_STEPS) + model.darkLevel());
        }
    }

    /** @throws InputException if images are not of the size of MNIST's */
    static void requireSize(LabelledImages images) {
        if (images.rows() != IMAGE || images.columns() != IMAGE) {
            throw new InputException("images to record have " + images.rows() + " x " + images.columns()
                    + " pixels, expected " + IMAGE + " x " + IMAGE);
        }
    }

    /** What a Gaussian at some distance from the middle of a pixel catches of it. */
    private static double overlap(double distance, double sigma) {
        double sum = 0;
        for (int i = 0; i < POINTS_PER_PIXEL; i++) {
            double z = (distance + (i + 0.5) / POINTS_PER_PIXEL - 0.5) / sigma;
            sum += StrictMath.exp(-z * z / 2);
        }
        return sum / POINTS_PER_PIXEL / (sigma * Math.sqrt(2 * Math.PI));
    }

    /** Puts an image on the screen: 28 x 28 unsigned bytes from {@code offset} on, 255 for ink. */
    void show(byte[] pixels, int offset) {
        for (int y = 0; y < IMAGE; y++) {
            blurRow(pixels, offset + y * IMAGE, blurredRows[y]);
        }
        for (int g = 0; g < GRID; g++) {
            Arrays.fill(blurred, 0);
            for (int i = 0; i < weights[g].length; i++) {
                addScaled(blurredRows[firstSeen[g] + i], weights[g][i], blurred);
            }
            for (int i = 0; i < GRID; i++) {
                planes[g % FINE * FINE + i % FINE][g / FINE][i / FINE] = logLight(blurred[i]);
            }
        }
    }

    private void blurRow(byte[] pixels, int row, float[] into) {
        for (int g = 0; g < GRID; g++) {
            float sum = 0;
            for (int i = 0; i < weights[g].length; i++) {
                sum += weights[g][i] * ink[pixels[row + firstSeen[g] + i] & 0xff];
            }
            into[g] = sum;
        }
    }

    private static void addScaled(float[] row, float factor, float[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * row[i];
        }
    }

    private float logLight(float darkness) {
        float at = Math.min(darkness, 1) * LOG_STEPS;
        int low = (int) at;
        return logLight[low] + (at - low) * (logLight[low + 1] - logLight[low]);
    }

    /**
     * Looks at the image.
     *
     * @param x where the middle of its top left pixel is on the sensor, from 1 to {@value #MARGIN}
     *     below 0 upwards
     * @param y likewise
     * @param into {@code [34 * 34]} logarithms of the light
     */
    void look(double x, double y, float[] into) {
        double column = FINE * (MARGIN - x);
        double row = FINE * (MARGIN - y);
        int left = (int) column;
        int top = (int) row;
        float right = (float) (column - left);
        float down = (float) (row - top);
        for (int i = 0; i < SIDE; i++) {
            float[] upperLeft = planeRow(top, left, i);
            float[] upperRight = planeRow(top, left + 1, i);
            float[] lowerLeft = planeRow(top + 1, left, i);
            float[] lowerRight = planeRow(top + 1, left + 1, i);
            int from = left / FINE;
            int fromRight = (left + 1) / FINE;
            for (int j = 0; j < SIDE; j++) {
                float upper = (1 - right) * upperLeft[from + j] + right * upperRight[fromRight + j];
                float lower = (1 - right) * lowerLeft[from + j] + right * lowerRight[fromRight + j];
                into[i * SIDE + j] = (1 - down) * upper + down * lower;
            }
        }
    }

    /** Of the plane that a point of the grid is in, the row that the sensor's row {@code i} sees if its first one sees it. */
    private float[] planeRow(int top, int left, int i) {
        return planes[top % FINE * FINE + left % FINE][top / FINE + i];
    }
}
