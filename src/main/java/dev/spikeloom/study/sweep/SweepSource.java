package dev.spikeloom.study.sweep;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The text of a sweep, wherever it comes from.
 *
 * @param name of the file or preset, for messages
 * @param folder that relative paths in it begin at
 * @param text YAML
 * @param table in the place of the one that the text names, if it is there
 */
public record SweepSource(String name, Path folder, String text, Optional<Path> table) {
    /** Sweeps that ship with the program. */
    public static final List<String> PRESETS = List.of("mnist-architectures", "mnist-bits");

    /** More than a sweep file needs; keeps a wrong file from being read into memory. */
    private static final int MAX_BYTES = 1 << 20;

    SweepSource(String name, Path folder, String text) {
        this(name, folder, text, Optional.empty());
    }

    SweepSource withTable(Path there) {
        return new SweepSource(name, folder, text, Optional.of(there));
    }

    /**
     * A preset, or else a file.
     *
     * @throws InputException if there is neither, or the file cannot be read
     */
    public static SweepSource of(String presetOrFile) {
        if (PRESETS.contains(presetOrFile)) {
            return preset(presetOrFile);
        }
        Path file = Path.of(presetOrFile);
        if (!Files.isRegularFile(file)) {
            throw new InputException("there is no sweep file " + presetOrFile + ", and no preset of that name"
                    + Suggestion.hint(presetOrFile, PRESETS) + "; presets: "
                    + String.join(", ", PRESETS));
        }
        return file(file);
    }

    private static SweepSource preset(String name) {
        try (InputStream in = SweepSource.class.getResourceAsStream("/sweeps/" + name + ".yaml")) {
            return new SweepSource(
                    "sweep " + name, Path.of("."), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The text of a file.
     *
     * @throws InputException if it cannot be read, or is too large
     */
    static SweepSource file(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException(
                        file + " has " + Files.size(file) + " bytes, allowed: a sweep file of up to " + MAX_BYTES);
            }
            return new SweepSource(
                    file.toString(), file.toAbsolutePath().getParent(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }
}
