package dev.spikeloom.physical.technology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The files of technologies that ship with the program. */
final class Resources {
    private static final String FOLDER = "/technologies/";

    private Resources() {}

    static String text(String name) {
        return new String(
                bytes(name).orElseThrow(() -> new IllegalStateException("no resource " + name)),
                StandardCharsets.UTF_8);
    }

    static Optional<byte[]> bytes(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
