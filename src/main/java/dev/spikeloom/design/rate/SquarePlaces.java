package dev.spikeloom.design.rate;

import dev.spikeloom.design.width.Bits;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.VolumeShape;
import java.util.Arrays;

/**
 * Where the spikes of a dense layer stand in its scheduler. Behind sum pooling, the spikes of a square and a channel come to
 * one weight row: the upper bits of a place are the number of the row, the lower ones which spike of the square it is, rows
 * before columns. So the scheduler, which issues in ascending order, goes through the rows one after the other, and an index
 * shifted right is a row. Without sum pooling, input, place and row are the same. Immutable.
 */
public final class SquarePlaces {
    private static final int NONE = -1;

    private final VolumeShape input;
    private final int size;
    private final int rows;
    /** {@code [inputs]}: {@value #NONE} for a spike that is dropped. */
    private final int[] placeOf;
    /** {@code [places]}: {@value #NONE} for a place without a spike. */
    private final int[] inputAt;

    /**
     * @param addresses from the spikes that are presented to the volume behind sum pooling
     * @param size rows and columns of the squares of the sum pooling; 1 without
     */
    SquarePlaces(AddressMap addresses, int size) {
        this.input = addresses.from();
        this.size = size;
        this.rows = addresses.to().size();
        this.placeOf = new int[input.size()];
        this.inputAt = new int[rows << spikeBits()];
        Arrays.fill(inputAt, NONE);
        int[] spikes = new int[rows];
        for (int i = 0; i < placeOf.length; i++) {
            int row = addresses.of(i);
            placeOf[i] = row == AddressMap.NONE ? NONE : (row << spikeBits()) + spikes[row]++;
            if (placeOf[i] != NONE) {
                inputAt[placeOf[i]] = i;
            }
        }
    }

    /** The volume of the spike vector that the layer takes, before sum pooling. */
    public VolumeShape input() {
        return input;
    }

    /** Rows and columns of a square; 1 without sum pooling. */
    public int size() {
        return size;
    }

    /** Rows of squares. */
    public int squareRows() {
        return input.rows() / size;
    }

    /** Columns of squares. */
    public int squareColumns() {
        return input.columns() / size;
    }

    /** Whether there is sum pooling. */
    public boolean pooled() {
        return size > 1;
    }

    /** Whether there are rows or columns that belong to no square. */
    public boolean dropsSpikes() {
        return input.rows() % size > 0 || input.columns() % size > 0;
    }

    /** Weight rows. */
    int rows() {
        return rows;
    }

    /** Width of the number of a spike in its square; 0 without sum pooling. */
    public int spikeBits() {
        return pooled() ? Bits.unsigned((long) size * size - 1) : 0;
    }

    /** All places; some belong to no input. */
    int count() {
        return inputAt.length;
    }

    /** The place of an input; {@value #NONE} for a spike that is dropped. */
    int placeOf(int input) {
        return placeOf[input];
    }

    /** The weight row of an input; {@value #NONE} for a spike that is dropped. */
    int rowOf(int input) {
        return placeOf[input] >> spikeBits();
    }

    /** The input of a place; {@value #NONE} if it has none. */
    public int inputAt(int place) {
        return inputAt[place];
    }

    /** Whether the spikes of another layer come to the same rows, in the same order. */
    boolean isSameMap(SquarePlaces other) {
        return Arrays.equals(placeOf, other.placeOf) && rows == other.rows;
    }

    /** What comes to a weight row, for people. */
    String inputsText(int row) {
        return (pooled() ? "square " : "input ") + row;
    }
}
