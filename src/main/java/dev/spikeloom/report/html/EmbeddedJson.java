package dev.spikeloom.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.spikeloom.io.Json;
import java.util.Locale;

/** JSON that can stand in an element of HTML: nothing in it ends the element or begins another one. */
final class EmbeddedJson {
    private static final ObjectWriter WRITER = Json.MAPPER.copy().writer();

    private EmbeddedJson() {}

    /**
     * A value on one line.
     *
     * @throws IllegalStateException if it is no value that can be written, which is an error of the program
     */
    static String of(Object value) {
        try {
            return WRITER.with(new Escapes()).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("data of a report can always be written", e);
        }
    }

    /** Those of JSON, and what HTML reads. */
    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_CUSTOM;
            codes['>'] = ESCAPE_CUSTOM;
            codes['&'] = ESCAPE_CUSTOM;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return new SerializedString(String.format(Locale.ROOT, "\\u%04x", character));
        }
    }
}
