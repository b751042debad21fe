package dev.spikeloom.design.rate;

import dev.spikeloom.design.width.Bits;
import dev.spikeloom.network.layer.VolumeShape;

/**
 * Where the spikes of a convolution come from and go to.
 *
 * @param input the volume of the spike vector that it takes, before sum pooling
 * @param rows of it
 * @param columns of it
 * @param kernel its rows and columns
 * @param channels of its input
 * @param filters channels of its output
 * @param maxPooling how many rows and columns of outputs max pooling makes one on the way out; 1 without
 */
public record ConvolutionGrid(
        VolumeShape input,
        ConvolutionAxis rows,
        ConvolutionAxis columns,
        int kernel,
        int channels,
        int filters,
        int maxPooling) {

    /** Remainders modulo the stride that taps of the kernel have. */
    public int phases() {
        return Math.min(columns.stride(), kernel);
    }

    // Places of the scheduler: row, column and channel are fields of an index.

    /** Width of a channel's number in an index. */
    public int channelBits() {
        return bits(channels);
    }

    /** Width of a column's number in an index. */
    public int columnBits() {
        return bits(input.columns());
    }

    /** Width of a row's number in an index. */
    public int rowBits() {
        return bits(input.rows());
    }

    /** Places of the scheduler's register: some belong to no input. */
    public int places() {
        return input.rows() << (columnBits() + channelBits());
    }

    /** The place of the input at a position. */
    public int place(int row, int column, int channel) {
        return (((row << columnBits()) | column) << channelBits()) | channel;
    }

    /** The row of a place. */
    public int rowOf(int place) {
        return place >> (columnBits() + channelBits());
    }

    /** The column of a place; in a place of no input, it may not exist. */
    public int columnOf(int place) {
        return (place >> channelBits()) & ((1 << columnBits()) - 1);
    }

    /** The channel of a place; in a place of no input, it may not exist. */
    public int channelOf(int place) {
        return place & ((1 << channelBits()) - 1);
    }

    /** A place for people. */
    public String placeText(int place) {
        return "row " + rowOf(place) + ", column " + columnOf(place)
                + (channels == 1 ? "" : ", channel " + channelOf(place));
    }

    /** Whether an input at a position reaches any output. */
    public boolean reaches(int row, int column) {
        return rows.reaches(row) && columns.reaches(column);
    }

    /** The volume of the spike vector that it gives: behind max pooling. */
    public VolumeShape output() {
        return new VolumeShape(rows.outputs() / maxPooling, columns.outputs() / maxPooling, filters);
    }

    /** Whether spikes of another reach the same outputs, whatever banks these stand in. */
    public boolean isSameMap(ConvolutionGrid other) {
        return input.equals(other.input)
                && rows.isSameMap(other.rows)
                && columns.isSameMap(other.columns)
                && channels == other.channels
                && filters == other.filters
                && maxPooling == other.maxPooling;
    }

    private static int bits(int count) {
        return count == 1 ? 0 : Bits.unsigned(count - 1L);
    }
}
