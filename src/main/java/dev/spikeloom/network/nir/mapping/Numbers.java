package dev.spikeloom.network.nir.mapping;

import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.nir.NirNode;
import java.util.Arrays;

/** Whole numbers of a node, such as strides. */
final class Numbers {
    private static final int PAIR = 2;

    private Numbers() {}

    /**
     * One number, which may be there for rows and columns.
     *
     * @throws Rejection if it is not whole, below {@code least} or above any side of a volume, or differs
     */
    static int same(NirNode node, String name, int least) {
        double value = node.parameter(name).uniform();
        if (isOutside(value, least)) {
            throw new Rejection(shown(node, name) + ", expected one whole number from " + least
                    + " on, the same in rows and columns");
        }
        return (int) value;
    }

    /**
     * A number of rows and one of columns; a single one is both.
     *
     * @throws Rejection if one is not whole, below {@code least} or above any side of a volume
     */
    static int[] pair(NirNode node, String name, int least) {
        double[] values = node.parameter(name).values();
        if ((values.length != 1 && values.length != PAIR)
                || Arrays.stream(values).anyMatch(value -> isOutside(value, least))) {
            throw new Rejection(
                    shown(node, name) + ", expected whole numbers from " + least + " on, of rows and columns");
        }
        return new int[] {(int) values[0], (int) values[values.length - 1]};
    }

    /** @throws Rejection if it is another number */
    static void require(NirNode node, String name, int expected) {
        if (node.parameter(name).uniform() != expected) {
            throw new Rejection(shown(node, name) + ", expected " + expected);
        }
    }

    private static boolean isOutside(double value, int least) {
        return value != Math.rint(value) || value < least || value > VolumeShape.MAX_SIZE;
    }

    private static String shown(NirNode node, String name) {
        return name + " is " + Arrays.toString(node.parameter(name).values());
    }
}
