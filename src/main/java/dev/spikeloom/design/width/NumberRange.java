package dev.spikeloom.design.width;

/**
 * The numbers that the host can load in some place, both ends included.
 *
 * @param least the least of them
 * @param greatest the greatest, no less than {@code least}
 */
public record NumberRange(int least, int greatest) {
    /** @throws IllegalArgumentException if it is empty */
    public NumberRange {
        if (least > greatest) {
            throw new IllegalArgumentException("range from " + least + " to " + greatest);
        }
    }

    /**
     * Two's complement.
     *
     * @param bits 2 to 32
     */
    public static NumberRange signed(int bits) {
        return new NumberRange(-1 << (bits - 1), ~(-1 << (bits - 1)));
    }

    /** {@code -64 to 63}. */
    @Override
    public String toString() {
        return least + " to " + greatest;
    }
}
