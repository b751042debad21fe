package dev.spikeloom.dataset;

import dev.spikeloom.dataset.samples.LabelledImages;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The data set {@code digits}, which is part of the program: the 1,797 digits of 8 x 8 pixels from 0 to 16 that
 * scikit-learn ships (E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI, 1998; its test part).
 *
 * <p>The split is stratified by counting: of every nine images of a class, in the order of the file, the first six are
 * for training, the seventh is for validation, and the last two are for the test.
 */
final class Digits {
    static final String NAME = "digits";

    private static final String RESOURCE = "digits.csv.gz";
    private static final int SIDE = 8;
    private static final int CLASSES = 10;
    private static final int MAX_PIXEL = 16;

    private static final int TRAINING_OF_NINE = 6;
    private static final int VALIDATION_OF_NINE = 1;

    private Digits() {}

    static Dataset load() {
        Part training = new Part();
        Part validation = new Part();
        Part test = new Part();
        int[] seen = new int[CLASSES];
        try (BufferedReader lines = open()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] values = parse(line);
                int place = seen[values[SIDE * SIDE]]++ % 9;
                Part part = place < TRAINING_OF_NINE
                        ? training
                        : place < TRAINING_OF_NINE + VALIDATION_OF_NINE ? validation : test;
                part.add(values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + RESOURCE + " cannot be read", e);
        }
        return new Dataset(NAME, List.of(CLASSES), training.images(), validation.images(), test.images());
    }

    private static BufferedReader open() throws IOException {
        InputStream resource = Digits.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("the resource " + RESOURCE + " is missing from the program");
        }
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.US_ASCII));
    }

    /** The 64 pixels and the class of a line. */
    private static byte[] parse(String line) {
        String[] fields = line.split(",", -1);
        byte[] values = new byte[SIDE * SIDE + 1];
        if (fields.length != values.length) {
            throw new IllegalStateException("a line of " + RESOURCE + " has " + fields.length + " fields");
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Byte.parseByte(fields[i]);
        }
        return values;
    }

    private static final class Part {
        private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        private final ByteArrayOutputStream labels = new ByteArrayOutputStream();

        void add(byte[] values) {
            pixels.write(values, 0, SIDE * SIDE);
            labels.write(values[SIDE * SIDE]);
        }

        LabelledImages images() {
            return new LabelledImages(SIDE, SIDE, MAX_PIXEL, pixels.toByteArray(), labels.toByteArray());
        }
    }
}
