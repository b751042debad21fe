package dev.spikeloom.design.parameter;

import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.RandomDraws;
import java.util.List;
import java.util.regex.Pattern;

/** What names begin with: a part of an identifier, or nothing. */
public final class TextType implements ParameterType<String> {
    /** Stands for no text. */
    private static final String NOTHING = "none";

    private static final int MOST_CHARACTERS = 16;
    private static final Pattern TEXT = Pattern.compile("[a-z][a-z0-9_]{0," + (MOST_CHARACTERS - 1) + "}");

    private final List<String> tried;

    /** @param tried what tests take */
    TextType(String... tried) {
        this.tried = List.of(tried);
    }

    @Override
    public String parse(String text) {
        if (text.equals(NOTHING)) {
            return "";
        }
        if (!isPossible(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    @Override
    public String format(String value) {
        return value.isEmpty() ? NOTHING : value;
    }

    @Override
    public String allowed() {
        return NOTHING + ", or 1 to " + MOST_CHARACTERS + " lower-case letters, digits and '_', the first a letter";
    }

    @Override
    public String from(Source source) {
        String text = source.text();
        return text.equals(NOTHING) ? "" : text;
    }

    @Override
    public String cast(Object value) {
        return (String) value;
    }

    @Override
    public void require(String key, String value) {
        if (!isPossible(value)) {
            throw new InputException("architecture." + key + " '" + value + "' is not possible, allowed: " + allowed());
        }
    }

    private static boolean isPossible(String value) {
        return value.isEmpty() || (TEXT.matcher(value).matches() && !value.equals(NOTHING));
    }

    @Override
    public List<String> texts() {
        return tried.stream().map(this::format).toList();
    }

    @Override
    public String draw(RandomDraws draws, int weightBits) {
        return draws.pick(tried.toArray(String[]::new));
    }
}
