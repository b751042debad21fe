package dev.spikeloom.report;

import dev.spikeloom.io.yaml.YamlFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A chip that classifies MNIST, or a simulation of one, as published.
 *
 * @param name of it, with the year
 * @param accuracy percent of the test images
 * @param energy of a classification, nanojoules
 * @param source where it is published
 */
record PublishedChip(String name, double accuracy, double energy, String source) {
    private static final String RESOURCE = "published-chips.yaml";
    private static final double MOST_NANOJOULES = 1e9;

    /** Those that the accuracy of a design is compared with. */
    static List<PublishedChip> all() {
        return YamlFields.read(RESOURCE, text()).list("chips").stream()
                .map(fields -> new PublishedChip(
                        fields.text("name"),
                        fields.number("accuracy_percent", 0, 100),
                        fields.number("energy_nj", 0, MOST_NANOJOULES),
                        fields.text("source")))
                .toList();
    }

    private static String text() {
        try (InputStream in = PublishedChip.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
