package dev.spikeloom.physical.memory;

import dev.spikeloom.physical.scale.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.QRDecomposition;

/**
 * A figure fitted to that of macros by their size, as {@link SizeModel} has it: the coefficients, none of them negative, with
 * the least squares of relative errors, so that small macros count as much as large ones.
 *
 * @param coefficients fixed, a column, a row, a bit
 * @param meanError mean of the relative errors for each macro by a fit to the others
 * @param worstError the largest of them
 */
public record SizeFit(List<Double> coefficients, double meanError, double worstError) {
    private static final int FEATURES = 4;

    /** A macro's size and figure. */
    record Point(double words, double bits, double figure) {
        double[] features() {
            return new double[] {1, bits, words, words * bits};
        }
    }

    /** @param points more than there are coefficients; figures of 0 are as if they were not there */
    static SizeFit of(List<Point> points) {
        List<Point> some = points.stream().filter(point -> point.figure() > 0).toList();
        if (some.isEmpty()) {
            return new SizeFit(List.of(0.0, 0.0, 0.0, 0.0), 0, 0);
        }
        double[] errors = IntStream.range(0, some.size())
                .mapToDouble(i -> errorWithout(i, some))
                .toArray();
        return new SizeFit(
                Arrays.stream(solve(some)).boxed().toList(),
                Arrays.stream(errors).average().orElse(0),
                Arrays.stream(errors).max().orElse(0));
    }

    private static double errorWithout(int index, List<Point> points) {
        if (points.size() == 1) {
            return 0;
        }
        List<Point> others = new ArrayList<>(points);
        Point left = others.remove(index);
        return Math.abs(value(solve(others), left) / left.figure() - 1);
    }

    private static double value(double[] coefficients, Point point) {
        double[] features = point.features();
        return IntStream.range(0, FEATURES)
                .mapToDouble(i -> coefficients[i] * features[i])
                .sum();
    }

    /** Of the solutions for each subset of the features, the best without a negative coefficient: exact for so few. */
    private static double[] solve(List<Point> points) {
        double[] best = new double[FEATURES];
        double least = Double.POSITIVE_INFINITY;
        for (int subset = 1; subset < 1 << FEATURES; subset++) {
            double[] coefficients = solve(points, subset);
            if (Arrays.stream(coefficients).allMatch(coefficient -> coefficient >= 0)) {
                double squares = points.stream()
                        .mapToDouble(point -> value(coefficients, point) / point.figure() - 1)
                        .map(error -> error * error)
                        .sum();
                if (squares < least) {
                    least = squares;
                    best = coefficients;
                }
            }
        }
        return best;
    }

    /** Those of a subset, the others 0; negative where the points do not tell. */
    private static double[] solve(List<Point> points, int subset) {
        int[] taken =
                IntStream.range(0, FEATURES).filter(i -> (subset >> i & 1) == 1).toArray();
        double[] coefficients = new double[FEATURES];
        Arrays.fill(coefficients, -1);
        if (points.size() < taken.length) {
            return coefficients;
        }
        // Columns of like size: features go from 1 to the bits of the largest memory.
        double[] scale = Arrays.stream(taken)
                .mapToDouble(i -> points.stream()
                        .mapToDouble(point -> point.features()[i] / point.figure())
                        .max()
                        .orElse(1))
                .toArray();
        double[][] rows = points.stream()
                .map(point -> IntStream.range(0, taken.length)
                        .mapToDouble(i -> point.features()[taken[i]] / point.figure() / scale[i])
                        .toArray())
                .toArray(double[][]::new);
        DecompositionSolver solver = new QRDecomposition(new Array2DRowRealMatrix(rows, false), 1e-9).getSolver();
        if (!solver.isNonSingular()) {
            return coefficients;
        }
        double[] solution =
                solver.solve(new ArrayRealVector(points.size(), 1.0)).toArray();
        Arrays.fill(coefficients, 0);
        for (int i = 0; i < taken.length; i++) {
            coefficients[taken[i]] = solution[i] / scale[i];
        }
        return coefficients;
    }

    /**
     * The model, with how far off it can be: by its worst error, and by what the figures that it is fitted to can be off.
     *
     * @param spread of these figures, relative to their values
     */
    SizeModel model(Range spread) {
        Range off = new Range(spread.low() * Math.max(0, 1 - worstError), 1, spread.high() * (1 + worstError));
        List<Range> ranges = coefficients.stream().map(off::times).toList();
        return new SizeModel(ranges.get(0), ranges.get(1), ranges.get(2), ranges.get(3));
    }
}
