package dev.spikeloom.study.sweep;

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
}
