package dev.spikeloom.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How results are written as JSON: the same results give the same bytes on every JDK. What has no value is left out, be it
 * null or not a number; a null is never written.
 */
public final class Json {
    /** For results, and for trees. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.CUSTOM, null, NotFinite.class))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new RoundedDouble())
                    .addSerializer(double.class, new RoundedDouble())
                    .addDeserializer(double.class, new DoubleOrNone()))
            .build();

    private static final JsonMapper STRICT = MAPPER.rebuild()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final ObjectWriter LINES = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /** Digits after the point of a number in a file. */
    private static final int DECIMALS = 6;

    private Json() {}

    /**
     * Text of objects over several lines, and lists on one, that ends with a line feed.
     *
     * @throws IllegalStateException if it is no value that can be written, which is an error of the program
     */
    public static String text(Object value) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return MAPPER.writer(printer).writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results can always be written", e);
        }
    }

    /** Text on one line, in ASCII. */
    public static String line(JsonNode tree) {
        try {
            return LINES.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /**
     * Reads what must be exactly as described: no key is unknown or there twice, and no value of another type.
     *
     * @throws JacksonException if it is not, or no JSON
     * @throws IOException if it cannot be read
     */
    public static <T> T readStrictly(byte[] json, Class<T> type) throws IOException {
        return STRICT.readValue(json, type);
    }

    /**
     * A value as a reader of its JSON gets it: with the digits that are written, and no others.
     *
     * @throws IllegalStateException if it is no value that can be written and read, which is an error of the program
     */
    public static <T extends Record> T asRead(T value) {
        try {
            @SuppressWarnings("unchecked") // its own class
            Class<T> type = (Class<T>) value.getClass();
            return MAPPER.readValue(MAPPER.writeValueAsBytes(value), type);
        } catch (IOException e) {
            throw new IllegalStateException("results can always be written and read", e);
        }
    }

    /** Every JDK writes the same digits. */
    private static final class RoundedDouble extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        RoundedDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
            BigDecimal shortest = rounded.stripTrailingZeros();
            json.writeNumber(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
        }
    }

    /** A number that was left out. */
    private static final class DoubleOrNone extends StdDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        DoubleOrNone() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return json.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    /** Equals what is not written: Jackson leaves out the values that a filter equals. For figures that may be no number. */
    public static final class NotFinite {
        @Override
        public boolean equals(Object value) {
            return value == null || (value instanceof Double number && !Double.isFinite(number));
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
