package dev.spikeloom.physical.scale;

import java.util.function.DoubleUnaryOperator;

/**
 * A figure with how far off it can be.
 *
 * @param low not above the value
 * @param value the figure
 * @param high not below the value
 */
public record Range(double low, double value, double high) {
    /** None: an exact zero. */
    public static final Range ZERO = exact(0);

    /** @throws IllegalArgumentException if the bounds are not in order, or not numbers */
    public Range {
        if (!(low <= value && value <= high)) {
            throw new IllegalArgumentException("a range of " + low + ", " + value + ", " + high);
        }
    }

    /** What is certain. */
    public static Range exact(double value) {
        return new Range(value, value, value);
    }

    /** Both, which may be off in the same direction at once. */
    public Range plus(Range other) {
        return new Range(low + other.low, value + other.value, high + other.high);
    }

    /** @param factor that cannot be negative */
    public Range times(double factor) {
        return new Range(low * factor, value * factor, high * factor);
    }

    /** The product of two that cannot be negative. */
    public Range times(Range other) {
        return new Range(low * other.low, value * other.value, high * other.high);
    }

    /**
     * The product of factors that are off independently of each other: how many times they are is added in quadrature.
     *
     * @param factors above 0
     */
    public static Range independent(Range... factors) {
        double value = 1;
        double below = 0;
        double above = 0;
        for (Range factor : factors) {
            value *= factor.value;
            below += StrictMath.pow(StrictMath.log(factor.value / factor.low), 2);
            above += StrictMath.pow(StrictMath.log(factor.high / factor.value), 2);
        }
        return new Range(value * StrictMath.exp(-Math.sqrt(below)), value, value * StrictMath.exp(Math.sqrt(above)));
    }

    /** What falls as this rises, such as a frequency of a period. */
    public Range inverse(DoubleUnaryOperator falling) {
        return new Range(falling.applyAsDouble(high), falling.applyAsDouble(value), falling.applyAsDouble(low));
    }

    /** How many times the low end the high one is; 1 if both are 0. */
    public double spread() {
        return low == high ? 1 : high / low;
    }
}
