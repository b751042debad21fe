package dev.spikeloom.study.sweep;

import java.math.BigDecimal;
import java.util.Comparator;

/** Values of parameters, which are numbers or texts. */
final class Values {
    /** Numbers by their size, then texts. */
    static final Comparator<Object> ORDER = Comparator.comparing(Values::isText)
            .thenComparing((one, other) -> one instanceof BigDecimal number && other instanceof BigDecimal than
                    ? number.compareTo(than)
                    : one.toString().compareTo(other.toString()));

    private Values() {}

    private static boolean isText(Object value) {
        return !(value instanceof BigDecimal);
    }

    /** A number, if it is one. */
    static Object of(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
