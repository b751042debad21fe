package dev.spikeloom.matrix;

/**
 * A {@link ValuePair} by places, as {@link FactorSpace} counts them.
 *
 * @param factor place of a factor
 * @param value place of its value
 * @param other place of another factor, above {@code factor}
 * @param otherValue place of its value
 */
record FactorPair(int factor, int value, int other, int otherValue) {}
