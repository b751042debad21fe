package dev.spikeloom.design.parameter;

import dev.spikeloom.spike.RandomDraws;
import java.util.List;

/** Yes or no. */
public final class TruthType implements ParameterType<Boolean> {
    private static final List<String> TEXTS = List.of("false", "true");

    @Override
    public Boolean parse(String text) {
        int place = TEXTS.indexOf(text);
        if (place < 0) {
            throw new IllegalArgumentException(text);
        }
        return place == 1;
    }

    @Override
    public String format(Boolean value) {
        return String.valueOf(value);
    }

    @Override
    public String allowed() {
        return "true or false";
    }

    @Override
    public Boolean from(Source source) {
        return source.truth();
    }

    @Override
    public Boolean cast(Object value) {
        return (Boolean) value;
    }

    @Override
    public void require(String key, Boolean value) {
        // Both are in range.
    }

    @Override
    public List<String> texts() {
        return TEXTS;
    }

    @Override
    public Boolean draw(RandomDraws draws, int weightBits) {
        return draws.flag();
    }
}
