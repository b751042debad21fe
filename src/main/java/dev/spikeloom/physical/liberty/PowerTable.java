package dev.spikeloom.physical.liberty;

import java.util.Arrays;

/**
 * Energy or delay by one or two quantities, between whose values it is linear; beyond the outermost it stays as it is there.
 * A table of one value has no axes.
 */
public final class PowerTable {
    private final double[] first;
    private final double[] second;
    /** Row by row: the second axis runs fastest. */
    private final double[] values;

    private final boolean firstIsLoad;

    /**
     * @param first ascending values of the first axis; empty for none
     * @param second ascending values of the second axis; empty for none
     * @param values one for each pair of them, the second axis running fastest
     * @param firstIsLoad whether the first axis is the load and the second the transition time, and not the reverse
     */
    PowerTable(double[] first, double[] second, double[] values, boolean firstIsLoad) {
        this.first = first.clone();
        this.second = second.clone();
        this.values = values.clone();
        this.firstIsLoad = firstIsLoad;
    }

    /**
     * The value at a transition time and a load, in the library's units.
     *
     * @param transition of the input
     * @param load at the output; of an input's table, which has none, anything
     */
    public double at(double transition, double load) {
        if (values.length == 1) {
            return values[0];
        }
        double x = firstIsLoad ? load : transition;
        double y = firstIsLoad ? transition : load;
        int row = below(first, x);
        double rowShare = share(first, row, x);
        if (second.length == 0) {
            return between(values[row], values[Math.min(row + 1, first.length - 1)], rowShare);
        }
        int column = below(second, y);
        double columnShare = share(second, column, y);
        double low = inRow(row, column, columnShare);
        double high = inRow(Math.min(row + 1, first.length - 1), column, columnShare);
        return between(low, high, rowShare);
    }

    private double inRow(int row, int column, double share) {
        int at = row * second.length;
        return between(values[at + column], values[at + Math.min(column + 1, second.length - 1)], share);
    }

    private static double between(double low, double high, double share) {
        return low + (high - low) * share;
    }

    /** The last value of an axis that is not above, or the first. */
    private static int below(double[] axis, double value) {
        int found = Arrays.binarySearch(axis, value);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    private static double share(double[] axis, int below, double value) {
        if (below + 1 >= axis.length) {
            return 0;
        }
        double share = (value - axis[below]) / (axis[below + 1] - axis[below]);
        return Math.min(1, Math.max(0, share));
    }
}
