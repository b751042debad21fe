package dev.spikeloom.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.CUSTOM, null, NotFinite.class))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Double.class, new RoundedDouble())
                    .addSerializer(double.class, new RoundedDouble())
                    .addDeserializer(double.class, new DoubleOrNone()))
            .build();

    /** Digits after the point of a number in a file. */
    private static final int DECIMALS = 6;

    private Json() {}

    /** Indented text that ends with a line feed. */
    public static String text(Object value) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return MAPPER.writer(printer).writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results can always be written", e);
        }
    }

    /** A value as a reader of its JSON gets it: with the digits that are written, and no others. */
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
