package dev.spikeloom.physical.fast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Least squares with coefficients of which none is negative (Lawson and Hanson, Solving Least Squares Problems, 1974, chapter
 * 23): nothing that a design does gives energy back.
 */
final class NonNegativeFit {
    private static final double TOLERANCE = 1e-10;
    private static final int MOST_STEPS = 1000;

    private NonNegativeFit() {}

    /**
     * The coefficients that fit best.
     *
     * @param rows what is known of each point, all of the same length
     * @param targets what each point comes to
     * @param weights how much each point counts
     */
    static double[] solve(List<double[]> rows, double[] targets, double[] weights) {
        int features = rows.get(0).length;
        double[] scale = new double[features];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < features; k++) {
                scale[k] = Math.max(scale[k], rows.get(i)[k] * weights[i]);
            }
        }
        double[][] scaled = new double[rows.size()][features];
        double[] goal = new double[rows.size()];
        for (int i = 0; i < scaled.length; i++) {
            goal[i] = targets[i] * weights[i];
            for (int k = 0; k < features; k++) {
                scaled[i][k] = scale[k] == 0 ? 0 : rows.get(i)[k] * weights[i] / scale[k];
            }
        }
        double[] solution = solve(new Array2DRowRealMatrix(scaled, false), new ArrayRealVector(goal, false));
        for (int k = 0; k < features; k++) {
            solution[k] = scale[k] == 0 ? 0 : solution[k] / scale[k];
        }
        return solution;
    }

    /**
     * The same by the names of the features, of which all points have the same.
     *
     * @param features of each point
     */
    static Map<String, Double> byName(List<Map<String, Double>> features, double[] targets, double[] weights) {
        List<String> names = List.copyOf(features.get(0).keySet());
        List<double[]> rows = features.stream()
                .map(of -> names.stream().mapToDouble(of::get).toArray())
                .toList();
        double[] solution = solve(rows, targets, weights);
        Map<String, Double> costs = new LinkedHashMap<>();
        for (int k = 0; k < solution.length; k++) {
            costs.put(names.get(k), solution[k]);
        }
        return costs;
    }

    private static double[] solve(RealMatrix matrix, RealVector goal) {
        int features = matrix.getColumnDimension();
        double[] solution = new double[features];
        boolean[] free = new boolean[features];
        for (int step = 0; step < MOST_STEPS; step++) {
            RealVector rest = goal.subtract(matrix.operate(new ArrayRealVector(solution, false)));
            int best = steepest(matrix.preMultiply(rest), free);
            if (best < 0) {
                return solution;
            }
            free[best] = true;
            double[] candidate = unconstrained(matrix, goal, free);
            while (!isPositive(candidate, free)) {
                double share = 1;
                for (int k = 0; k < features; k++) {
                    if (free[k] && candidate[k] <= TOLERANCE) {
                        share = Math.min(share, solution[k] / (solution[k] - candidate[k]));
                    }
                }
                for (int k = 0; k < features; k++) {
                    solution[k] += share * (candidate[k] - solution[k]);
                    if (free[k] && solution[k] <= TOLERANCE) {
                        free[k] = false;
                        solution[k] = 0;
                    }
                }
                candidate = unconstrained(matrix, goal, free);
            }
            solution = candidate;
        }
        return solution;
    }

    /** Of those that are held at 0, the one that improves most; -1 if none does. */
    private static int steepest(RealVector gradient, boolean[] free) {
        int best = -1;
        for (int k = 0; k < free.length; k++) {
            if (!free[k]
                    && gradient.getEntry(k) > TOLERANCE
                    && (best < 0 || gradient.getEntry(k) > gradient.getEntry(best))) {
                best = k;
            }
        }
        return best;
    }

    private static boolean isPositive(double[] candidate, boolean[] free) {
        for (int k = 0; k < free.length; k++) {
            if (free[k] && candidate[k] <= TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private static double[] unconstrained(RealMatrix matrix, RealVector goal, boolean[] free) {
        List<Integer> columns = new ArrayList<>();
        for (int k = 0; k < free.length; k++) {
            if (free[k]) {
                columns.add(k);
            }
        }
        double[] solution = new double[free.length];
        if (columns.isEmpty()) {
            return solution;
        }
        int[] all = new int[matrix.getRowDimension()];
        Arrays.setAll(all, i -> i);
        RealMatrix some = matrix.getSubMatrix(
                all, columns.stream().mapToInt(Integer::intValue).toArray());
        DecompositionSolver solver = new SingularValueDecomposition(some).getSolver();
        RealVector found = solver.solve(goal);
        for (int i = 0; i < columns.size(); i++) {
            solution[columns.get(i)] = found.getEntry(i);
        }
        return solution;
    }
}
