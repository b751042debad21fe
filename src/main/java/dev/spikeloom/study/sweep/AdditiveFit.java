package dev.spikeloom.study.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** The least-squares fit of points by a constant and an amount for each value of each factor. */
final class AdditiveFit {
    /** An eigenvalue below this share of the largest one is zero but for rounding. */
    private static final double ZERO = 1e-10;

    /** How far a difference may be from what the points span. */
    private static final double TOLERANCE = 1e-6;

    private final List<Factor> factors;
    private final int points;
    private final int[] offsets;
    private final double[][] inverse;
    private final double[][] spanned;

    /** @param factors of the same points, one at least */
    AdditiveFit(List<Factor> factors) {
        this.factors = factors;
        this.points = factors.get(0).points();
        this.offsets = new int[factors.size()];
        int size = 1;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = size;
            size += factors.get(i).values().size();
        }
        EigenDecomposition eigen = new EigenDecomposition(normal(size));
        RealMatrix vectors = eigen.getV();
        double largest = Arrays.stream(eigen.getRealEigenvalues()).max().orElseThrow();
        RealMatrix inverted = new Array2DRowRealMatrix(size, size);
        RealMatrix kept = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            double value = eigen.getRealEigenvalue(i);
            if (value > ZERO * largest) {
                inverted.setEntry(i, i, 1 / value);
                kept.setEntry(i, i, 1);
            }
        }
        this.inverse = vectors.multiply(inverted).multiply(vectors.transpose()).getData();
        this.spanned = vectors.multiply(kept).multiply(vectors.transpose()).getData();
    }

    /** The constant is column 0; the values of the factors follow. */
    private RealMatrix normal(int size) {
        double[][] normal = new double[size][size];
        int[] columns = new int[1 + factors.size()];
        for (int point = 0; point < points; point++) {
            for (int i = 0; i < factors.size(); i++) {
                columns[i + 1] = column(i, point);
            }
            for (int row : columns) {
                for (int column : columns) {
                    normal[row][column]++;
                }
            }
        }
        return new Array2DRowRealMatrix(normal, false);
    }

    private int column(int factor, int point) {
        return offsets[factor] + factors.get(factor).level(point);
    }

    /**
     * Means at the values of each factor: over all points, of what the fit says of them with that value.
     *
     * @param explained share of the variance that the fit explains; not a number if there is no variance
     */
    record Means(List<double[]> means, double explained) {
        /** Of a factor; not numbers where the points do not tell its values apart from those of others. */
        double[] of(int factor) {
            return means.get(factor);
        }
    }

    Means means(double[] observed) {
        double sum = 0;
        for (double one : observed) {
            sum += one;
        }
        double mean = sum / points;
        double[] sums = new double[inverse.length];
        for (int point = 0; point < points; point++) {
            double deviation = observed[point] - mean;
            sums[0] += deviation;
            for (int i = 0; i < factors.size(); i++) {
                sums[column(i, point)] += deviation;
            }
        }
        double[] amounts =
                Arrays.stream(inverse).mapToDouble(row -> product(row, sums)).toArray();
        double all = 0;
        double left = 0;
        for (int point = 0; point < points; point++) {
            double deviation = observed[point] - mean;
            double fitted = amounts[0];
            for (int i = 0; i < factors.size(); i++) {
                fitted += amounts[column(i, point)];
            }
            all += deviation * deviation;
            left += (deviation - fitted) * (deviation - fitted);
        }
        List<double[]> means = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            means.add(isTold(i) ? means(i, amounts, mean) : unknown(i));
        }
        return new Means(means, all > 0 ? Math.max(0, 1 - left / all) : Double.NaN);
    }

    private double[] means(int index, double[] amounts, double mean) {
        Factor factor = factors.get(index);
        double[] means = new double[factor.values().size()];
        double usual = 0;
        for (int i = 0; i < means.length; i++) {
            usual += amounts[offsets[index] + i] * factor.count(i) / points;
        }
        for (int i = 0; i < means.length; i++) {
            means[i] = mean + amounts[offsets[index] + i] - usual;
        }
        return means;
    }

    private double[] unknown(int index) {
        double[] means = new double[factors.get(index).values().size()];
        Arrays.fill(means, Double.NaN);
        return means;
    }

    /** Whether each difference between two values of a factor is one that the points span. */
    private boolean isTold(int index) {
        int first = offsets[index];
        for (int i = 1; i < factors.get(index).values().size(); i++) {
            for (int row = 0; row < spanned.length; row++) {
                double difference = spanned[row][first + i] - spanned[row][first];
                double itself = (row == first + i ? 1 : 0) - (row == first ? 1 : 0);
                if (Math.abs(difference - itself) > TOLERANCE) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
