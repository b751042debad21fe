package dev.spikeloom.formal;

/**
 * Whole numbers from {@code low} to {@code high}.
 *
 * @param low the least one
 * @param high the greatest one
 */
record Interval(long low, long high) {
    static final Interval ZERO = new Interval(0, 0);

    /** Of two's complement numbers. */
    static Interval ofBits(int bits) {
        return new Interval(-1L << (bits - 1), (1L << (bits - 1)) - 1);
    }

    /** Of the sums of a number of it and one of another. */
    Interval plus(Interval other) {
        return new Interval(low + other.low, high + other.high);
    }

    /** SMT-LIB: {@code term} is in it. */
    String holds(String term) {
        return "(and (<= " + number(low) + " " + term + ") (<= " + term + " " + number(high) + "))";
    }

    /** SMT-LIB has no negative literals. */
    static String number(long value) {
        return value < 0 ? "(- " + Math.negateExact(value) + ")" : String.valueOf(value);
    }

    @Override
    public String toString() {
        return "[" + low + ", " + high + "]";
    }
}
