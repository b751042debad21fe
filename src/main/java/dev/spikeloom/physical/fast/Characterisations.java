package dev.spikeloom.physical.fast;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.physical.technology.Technology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where characterisations are: in the cache, under a name that tells what all their figures depend on, and for the technology
 * that ships with the program beside it.
 */
public final class Characterisations {
    private static final String FOLDER = "characterised";
    private static final int DIGITS = 16;

    private Characterisations() {}

    /**
     * That of a technology as it is now.
     *
     * @param cache folder of all that is kept
     * @throws InputException if it was never characterised, or the file cannot be read
     */
    public static Characterisation load(Technology technology, Path cache) {
        return find(technology, cache)
                .orElseThrow(() -> new InputException("technology " + technology.name()
                        + " is not characterised as it is now; run 'spikeloom tech characterise " + technology.name()
                        + "' once, or 'spikeloom estimate --reference', which does not need it"));
    }

    /** That of a technology as it is now, if it was characterised. */
    public static Optional<Characterisation> find(Technology technology, Path cache) {
        Path file = file(technology, cache);
        if (Files.exists(file)) {
            return Optional.of(read(file));
        }
        return bundled(technology).filter(found -> found.identity().equals(technology.identity()));
    }

    private static Characterisation read(Path file) {
        try {
            return Json.readStrictly(Files.readAllBytes(file), Characterisation.class);
        } catch (IOException e) {
            throw new InputException(
                    "cannot read the characterisation " + file + ": " + AtomicFiles.reason(e) + "; remove it", e);
        }
    }

    private static Optional<Characterisation> bundled(Technology technology) {
        String name = "/technologies/" + technology.name() + ".characterised.json";
        try (InputStream in = Characterisations.class.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(Json.readStrictly(in.readAllBytes(), Characterisation.class));
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** Keeps one in the cache; returns its file. */
    public static Path store(Characterisation characterisation, Technology technology, Path cache) {
        Path file = file(technology, cache);
        AtomicFiles.writeString(file, Json.text(characterisation));
        return file;
    }

    private static Path file(Technology technology, Path cache) {
        String name = technology.name().replaceAll("[^A-Za-z0-9_.-]", "_");
        return cache.resolve(FOLDER).resolve(name + "-" + technology.identity().substring(0, DIGITS) + ".json");
    }
}
