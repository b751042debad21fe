package dev.spikeloom.matrix;

/**
 * A value of each of two factors.
 *
 * @param factor the one that comes first among the factors
 * @param value its value
 * @param otherFactor the other one
 * @param otherValue its value
 */
public record ValuePair(String factor, String value, String otherFactor, String otherValue) {
    /** Whether {@code assignment} has both values. */
    public boolean occursIn(Assignment assignment) {
        return value.equals(assignment.values().get(factor))
                && otherValue.equals(assignment.values().get(otherFactor));
    }

    @Override
    public String toString() {
        return factor + "=" + value + " with " + otherFactor + "=" + otherValue;
    }
}
