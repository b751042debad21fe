package dev.spikeloom.matrix;

import java.util.List;
import java.util.Locale;

/** What the weights of a network of the design matrix are. */
enum MatrixWeights {
    /** Any of the format. */
    RANDOM,
    /** All the least of the format. */
    LEAST,
    /** All the greatest of the format. */
    GREATEST,
    /** All zero; of one bit, +1 and -1 in turn. */
    ZERO;

    static final List<MatrixWeights> EXTREMES = List.of(LEAST, GREATEST, ZERO);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
