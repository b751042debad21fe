package dev.spikeloom.dataset.events;

import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.yaml.YamlFields;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@value #FILE} says of the recordings beside it.
 *
 * @param name of the data set
 * @param width pixels of a row
 * @param height rows
 * @param polarities 2 if pixels that became brighter are told from those that became darker, else 1
 * @param classes their names, in the order of the outputs of a network
 * @param binMicros length of a time step in microseconds
 * @param bins time steps of a recording
 */
public record EventDescription(
        String name, int width, int height, int polarities, List<String> classes, int binMicros, int bins) {
    public static final String FILE = "events.yaml";

    /** The most inputs of a network that sees all polarities. */
    static final int MAX_INPUTS = 65_536;

    /** As many as a sample can be presented for in training. */
    static final int MAX_BINS = 256;

    private static final int MAX_SIDE = 4_096;
    private static final int MAX_CLASSES = 4_096;
    private static final int MAX_BIN_MICROS = 100_000_000;
    private static final int MAX_BYTES = 1 << 20;

    public EventDescription {
        classes = List.copyOf(classes);
    }

    /**
     * Reads the description in a folder.
     *
     * @throws InputException if there is none, or it is not as it must be
     */
    public static EventDescription read(Path folder) {
        Path file = folder.resolve(FILE);
        YamlFields fields = YamlFields.read(file.toString(), text(file))
                .requireOnly("name", "width", "height", "polarities", "classes", "bin_us", "bins");
        EventDescription description = new EventDescription(
                name(fields),
                whole(fields, "width", MAX_SIDE),
                whole(fields, "height", MAX_SIDE),
                whole(fields, "polarities", 2),
                classes(fields),
                whole(fields, "bin_us", MAX_BIN_MICROS),
                whole(fields, "bins", MAX_BINS));
        int inputs = description.width * description.height * description.polarities;
        if (inputs > MAX_INPUTS) {
            throw fields.wrong(
                    "width", "width x height x polarities is " + inputs + " inputs, allowed: at most " + MAX_INPUTS);
        }
        return description;
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + " is no file, expected a description of recordings (YAML)");
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException(file + " is longer than " + MAX_BYTES + " bytes, the most it may have");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static String name(YamlFields fields) {
        String name = fields.text("name");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw fields.wrong(
                    "name",
                    "name is '" + name
                            + "', allowed: 1 to 64 letters, digits, '.', '_' and '-', the first a letter or digit");
        }
        return name;
    }

    private static int whole(YamlFields fields, String key, int most) {
        double number = fields.number(key, 1, most);
        if (number != Math.rint(number)) {
            throw fields.wrong(key, key + " is '" + fields.text(key) + "', allowed: a whole number from 1 to " + most);
        }
        return (int) number;
    }

    private static List<String> classes(YamlFields fields) {
        if (!fields.has("classes")) {
            throw fields.missing("classes");
        }
        List<String> classes = fields.texts("classes");
        if (classes.size() < 2 || classes.size() > MAX_CLASSES) {
            throw fields.wrong("classes", "classes has " + classes.size() + " names, allowed: 2 to " + MAX_CLASSES);
        }
        Set<String> seen = new HashSet<>();
        for (String name : classes) {
            if (!seen.add(name)) {
                throw fields.wrong("classes", "classes has '" + name + "' twice");
            }
        }
        return classes;
    }

    /** Whether a network can see the events of some polarities. */
    public boolean has(Polarities seen) {
        return seen.channels() <= polarities;
    }
}
