package dev.spikeloom.experiment;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The experiments that Spikeloom knows by name. */
public final class Presets {
    /** What is run if nothing is named. */
    public static final String DEFAULT = "digits";

    private static final List<String> NAMES = List.of(
            DEFAULT,
            "digits-ice40",
            "mnist-dc",
            "mnist-dc-w4",
            "mnist-dc-folded",
            "mnist-dc-1024",
            "mnist-conv",
            "mnist-conv-fast",
            "nmnist-ct",
            "nmnist-conv");

    private Presets() {}

    /** The default first. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The text of a preset, as good a start for a file of one's own as any.
     *
     * @throws InputException if there is no such preset
     * @throws UncheckedIOException if a file of the program itself cannot be read
     */
    public static String yaml(String name) {
        if (!NAMES.contains(name)) {
            throw unknown(name);
        }
        try (InputStream in = Presets.class.getResourceAsStream("/presets/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a preset is: the comment that its file begins with.
     *
     * @throws InputException if there is no such preset
     */
    public static String description(String name) {
        return yaml(name).lines().findFirst().orElseThrow().replaceFirst("^#\\s*", "");
    }

    /**
     * The experiment that a command line names: a preset, or a file.
     *
     * @throws InputException if there is neither, or the file is not an experiment
     */
    public static Experiment load(String presetOrFile) {
        if (NAMES.contains(presetOrFile)) {
            return ExperimentYaml.parse("preset " + presetOrFile, presetOrFile, yaml(presetOrFile));
        }
        Path file = Path.of(presetOrFile);
        boolean looksLikeFile = presetOrFile.contains("/") || presetOrFile.matches(".*\\.ya?ml");
        if (!looksLikeFile && !Files.isRegularFile(file)) {
            throw unknown(presetOrFile);
        }
        return ExperimentYaml.read(file);
    }

    private static InputException unknown(String name) {
        String hint = Stream.of(Suggestion.nearest(name, NAMES), Suggestion.withWordsOf(name, NAMES))
                .filter(near -> !near.isEmpty())
                .findFirst()
                .map(Suggestion::question)
                .orElse("presets are " + String.join(", ", NAMES));
        return new InputException("no preset is called '" + name + "', " + hint + " (a file ends in .yaml)");
    }
}
