package dev.spikeloom.design.parameter;

import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.RandomDraws;
import java.util.List;

/**
 * What a parameter of the architecture can be: its text in files, its range, and values that tests take.
 *
 * @param <T> the value in Java
 */
public interface ParameterType<T> {
    /** Where values come from that are no texts, such as a file in JSON. */
    interface Source {
        /**
         * A whole number; a name that stands for 0 is written as 0.
         *
         * @param most that is allowed
         * @throws InputException if the source has no whole number
         */
        int number(int most);

        /**
         * Yes or no.
         *
         * @throws InputException if the source has neither
         */
        boolean truth();

        /**
         * One of the constants of an enumeration.
         *
         * @throws InputException if the source has none of them
         */
        <E extends Enum<E>> E constant(Class<E> type);

        /**
         * A text.
         *
         * @throws InputException if the source has none
         */
        String text();
    }

    /**
     * The value that a text stands for.
     *
     * @throws IllegalArgumentException if the text is not allowed
     */
    T parse(String text);

    /** The text that {@link #parse} reads as {@code value}. */
    String format(T value);

    /** What is allowed, in words that follow "allowed". */
    String allowed();

    /**
     * The value that a source has; whether it is in range is left to {@link #require}.
     *
     * @throws InputException if the source has none of this kind
     */
    T from(Source source);

    /**
     * The value, if it is one of this type.
     *
     * @throws ClassCastException otherwise
     */
    T cast(Object value);

    /**
     * Refuses what is out of range.
     *
     * @param key of the parameter, for the message
     * @throws InputException if it is; names key, value and what is allowed
     */
    void require(String key, T value);

    /** The texts of all values; only for types that have few. */
    List<String> texts();

    /**
     * The value that a text among those which tests try stands for.
     *
     * @param weightBits of the network
     * @throws IllegalArgumentException if the text is not allowed
     */
    default T tried(String text, int weightBits) {
        return parse(text);
    }

    /**
     * A random value among those that suit small networks.
     *
     * @param weightBits of the network
     */
    T draw(RandomDraws draws, int weightBits);
}
