package dev.spikeloom.dataset.samples;

import dev.spikeloom.spike.CounterRandom;

/**
 * A random deformation of a grid of pixels, as {@link Augmentation} describes it: where each pixel of the result comes
 * from. Drawn anew again and again; one instance a thread.
 */
final class Deformation {
    private static final double DEGREE = Math.PI / 180;

    private final Augmentation augmentation;
    private final int rows;
    private final int columns;
    private final SmoothNoise horizontal;
    private final SmoothNoise vertical;
    private final float[] rowX;
    private final float[] rowY;

    // The deformation drawn last: the source of a pixel is its offset from the centre times a matrix, plus a vector.
    private float cos;
    private float sin;
    private float startX;
    private float startY;

    /** @param seed of the surfaces that elastic deformations are made of */
    Deformation(Augmentation augmentation, int rows, int columns, long seed) {
        this.augmentation = augmentation;
        this.rows = rows;
        this.columns = columns;
        this.horizontal = new SmoothNoise(columns, augmentation.smoothness(), CounterRandom.derive(seed, 0));
        this.vertical = new SmoothNoise(columns, augmentation.smoothness(), CounterRandom.derive(seed, 1));
        this.rowX = new float[columns];
        this.rowY = new float[columns];
    }

    /** Draws a deformation, a function of {@code key} alone. */
    void draw(long key) {
        double angle = augmentation.rotation() * DEGREE * symmetric(key, 0);
        double scale = 1 + augmentation.scale() * symmetric(key, 1);
        cos = (float) (StrictMath.cos(angle) / scale);
        sin = (float) (StrictMath.sin(angle) / scale);
        double centreX = (columns - 1) / 2.0;
        double centreY = (rows - 1) / 2.0;
        double x = -centreX - augmentation.shift() * symmetric(key, 2);
        double y = -centreY - augmentation.shift() * symmetric(key, 3);
        startX = (float) (centreX + cos * x + sin * y);
        startY = (float) (centreY - sin * x + cos * y);
        if (augmentation.elastic() > 0) {
            horizontal.draw(CounterRandom.derive(key, 4));
            vertical.draw(CounterRandom.derive(key, 5));
        }
    }

    /** Uniform in -1 to 1. */
    private static double symmetric(long key, int counter) {
        return (CounterRandom.bits(key, counter) >> 10) * 0x1p-53;
    }

    /** Works out where the pixels of a row come from; {@link #sourceX} and {@link #sourceY} tell. */
    void locateRow(int row) {
        float x = startX + sin * row;
        float y = startY + cos * row;
        for (int i = 0; i < columns; i++) {
            rowX[i] = x + cos * i;
            rowY[i] = y - sin * i;
        }
        if (augmentation.elastic() > 0) {
            horizontal.addRow(row, (float) augmentation.elastic(), rowX);
            vertical.addRow(row, (float) augmentation.elastic(), rowY);
        }
    }

    /** Column of the original that each pixel of the located row comes from, with a fraction. */
    float[] sourceX() {
        return rowX;
    }

    /** Row of the original that each pixel of the located row comes from, with a fraction. */
    float[] sourceY() {
        return rowY;
    }
}
