package dev.spikeloom.design.parameter;

import dev.spikeloom.spike.RandomDraws;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The constants of an enumeration, in lower case and with hyphens.
 *
 * @param <E> the enumeration
 */
public final class ChoiceType<E extends Enum<E>> implements ParameterType<E> {
    private final Class<E> type;
    private final List<String> texts;

    /** @param type the enumeration */
    public ChoiceType(Class<E> type) {
        this.type = type;
        this.texts =
                Arrays.stream(type.getEnumConstants()).map(ChoiceType::nameOf).toList();
    }

    /** A constant as it stands in a file. */
    public static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public E parse(String text) {
        int place = texts.indexOf(text);
        if (place < 0) {
            throw new IllegalArgumentException(text);
        }
        return type.getEnumConstants()[place];
    }

    @Override
    public String format(E value) {
        return nameOf(value);
    }

    @Override
    public String allowed() {
        return String.join(" or ", texts);
    }

    @Override
    public E from(Source source) {
        return source.constant(type);
    }

    @Override
    public E cast(Object value) {
        return type.cast(value);
    }

    @Override
    public void require(String key, E value) {
        // Every constant is in range.
    }

    @Override
    public List<String> texts() {
        return texts;
    }

    @Override
    public E draw(RandomDraws draws, int weightBits) {
        return draws.pick(type.getEnumConstants());
    }
}
