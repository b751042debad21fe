package dev.spikeloom.fuzz;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small change that makes one model wrong.
 *
 * @param file within the project
 * @param find what stands in the file, once
 * @param replacement what stands there instead
 * @param rung that must find it
 */
record PlantedBug(String name, String file, String find, String replacement, String rung) {
    private static final Path LIST = Path.of("src", "test", "resources", "planted-bugs.json");

    static List<PlantedBug> all() {
        try {
            return new ObjectMapper().readValue(LIST.toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PlantedBug of(String name) {
        return all().stream().filter(bug -> bug.name().equals(name)).findFirst().orElseThrow();
    }

    String original() {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String planted() {
        return original().replace(find, replacement);
    }

    @Override
    public String toString() {
        return name;
    }
}
