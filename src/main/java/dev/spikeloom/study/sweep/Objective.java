package dev.spikeloom.study.sweep;

import java.util.List;

/**
 * A figure that a sweep wants as good as possible.
 *
 * @param figure what
 * @param most whether more of it is better
 */
public record Objective(Figure figure, boolean most) {
    /** The figure of a point, so that less is better. */
    double cost(PointResult point) {
        double value = point.figures().get(figure.key()).doubleValue();
        return most ? -value : value;
    }

    /** Those of several figures. */
    static double[] costs(List<Objective> objectives, PointResult point) {
        return objectives.stream().mapToDouble(one -> one.cost(point)).toArray();
    }

    /** Whether no cost is more than the other one. */
    static boolean noWorse(double[] one, double[] other) {
        for (int i = 0; i < one.length; i++) {
            if (one[i] > other[i]) {
                return false;
            }
        }
        return true;
    }
}
