package dev.spikeloom.experiment;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.io.Suggestion;
import dev.spikeloom.io.yaml.YamlNode;
import dev.spikeloom.io.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Experiments as YAML. Reading is strict: a key that is not one of the {@link Settings}, a key given twice, or a value
 * out of range is an error that names file, line, key, value and what is allowed. A missing key takes its default.
 */
public final class ExperimentYaml {
    /** More than any experiment needs; keeps a wrong file from being read into memory. */
    static final int MAX_BYTES = 64 * 1024;

    /** Keys that there were, and what says the same now. */
    private static final Map<String, String> REPLACED = Map.of(
            "architecture.adder_register",
            "architecture." + ParameterTable.ADDER_STAGES + ": 1 where it was true, 0 where it was false");

    /** What needs no quotes. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./+-]+( *, *[\\w./+-]+)*");

    private ExperimentYaml() {}

    /**
     * Reads a file. An experiment without a name is called after its file.
     *
     * @throws InputException if the file cannot be read or is not an experiment
     */
    public static Experiment read(Path file) {
        return parse(file.toString(), nameOf(file), text(file));
    }

    /**
     * @param source where the text comes from, for messages
     * @param name what the experiment is called if the text does not say
     * @throws InputException if the text is not an experiment
     */
    public static Experiment parse(String source, String name, String yaml) {
        Experiment experiment = Experiment.defaults().with(Settings.NAME, source, name);
        YamlNode.Mapping root = YamlReader.read(source, ExperimentYaml::mayBeList, yaml);
        return apply(experiment, source, "", root).checked(source);
    }

    private static boolean mayBeList(String path) {
        return path.equals(LayerList.KEY)
                || path.equals(Settings.NEURON.path())
                || path.equals(Settings.WEIGHT_BITS.path())
                || ArchitectureSettings.has(path);
    }

    private static Experiment apply(Experiment experiment, String source, String prefix, YamlNode.Mapping mapping) {
        Experiment changed = experiment;
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            changed = apply(changed, source, prefix + entry.getKey(), entry.getValue());
        }
        return changed;
    }

    private static Experiment apply(Experiment experiment, String source, String path, YamlNode node) {
        String where = source + ":" + node.line();
        if (node instanceof YamlNode.Scalar scalar) {
            return apply(experiment, where, path, scalar.text());
        }
        if (node instanceof YamlNode.Mapping mapping) {
            return apply(experiment, source, path + ".", mapping);
        }
        YamlNode.Sequence list = (YamlNode.Sequence) node;
        return path.equals(LayerList.KEY)
                ? apply(experiment, where, path, LayerList.shorthand(source, list))
                : apply(experiment, where, path, joined(source, path, list));
    }

    /** {@code [4, 2, 1]} says the same as {@code 4, 2, 1}. */
    private static String joined(String source, String path, YamlNode.Sequence list) {
        List<String> values = new ArrayList<>();
        for (YamlNode element : list.elements()) {
            if (!(element instanceof YamlNode.Scalar scalar)) {
                throw new InputException(source + ":" + element.line() + ": " + path + "[" + values.size()
                        + "] has keys, expected one value");
            }
            values.add(String.valueOf(scalar.text()));
        }
        return String.join(", ", values);
    }

    /**
     * Applies overrides from the command line.
     *
     * @param overrides each {@code KEY=VALUE}, the key from the top of a file: {@code training.epochs=3}
     * @throws InputException if an override is not understood or not allowed
     */
    public static Experiment override(Experiment experiment, List<String> overrides) {
        Experiment changed = experiment;
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                throw new InputException(
                        "--set '" + override + "' is not understood, expected KEY=VALUE such as training.epochs=3");
            }
            changed = apply(
                    changed,
                    "--set",
                    override.substring(0, equals).strip(),
                    override.substring(equals + 1).strip());
        }
        return changed.checked("--set");
    }

    /**
     * Refuses what no experiment can have.
     *
     * @param where it stands, for messages
     * @param key from the top of a file: {@code training.epochs}
     * @throws InputException if there is no such key, or the value is not allowed
     */
    public static void requireAllowed(String where, String key, String value) {
        apply(Experiment.defaults(), where, key, value);
    }

    /** The text of a file that describes {@code experiment}, every key given that says something of it. */
    public static String write(Experiment experiment) {
        return write(experiment, Settings.of(experiment));
    }

    /** As {@link #write(Experiment)}, but only some keys, in the order of {@link Settings#all}. */
    public static String write(Experiment experiment, List<Setting<?>> settings) {
        StringBuilder yaml = new StringBuilder();
        List<String> open = List.of();
        for (Setting<?> setting : settings) {
            List<String> sections = setting.sections();
            for (int depth = 0; depth < sections.size(); depth++) {
                if (depth >= open.size() || !open.subList(0, depth + 1).equals(sections.subList(0, depth + 1))) {
                    yaml.append("  ".repeat(depth)).append(sections.get(depth)).append(":\n");
                }
            }
            open = sections;
            yaml.append("  ".repeat(sections.size()))
                    .append(setting.key())
                    .append(": ")
                    .append(scalar(experiment.text(setting)))
                    .append('\n');
        }
        return yaml.toString();
    }

    /** Text that YAML would take for more than a text, such as a path with a colon, is quoted as in JSON. */
    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() ? text : Json.line(TextNode.valueOf(text));
    }

    private static Experiment apply(Experiment experiment, String where, String path, String text) {
        Setting<?> setting = Settings.at(path);
        if (setting == null && Settings.isSection(path)) {
            if (text == null) {
                return experiment;
            }
            throw new InputException(
                    where + ": " + path + " is '" + text + "', expected a section with keys " + keysOf(path));
        }
        if (REPLACED.containsKey(path)) {
            throw new InputException(where + ": " + path + " is replaced by " + REPLACED.get(path));
        }
        if (setting == null) {
            throw new InputException(where + ": unknown key " + path + ", " + advice(path));
        }
        if (text == null) {
            throw new InputException(where + ": " + path + " has no value, allowed: " + setting.allowed());
        }
        return experiment.with(setting, where, text);
    }

    private static String advice(String path) {
        List<String> paths = Settings.all().stream().map(Setting::path).toList();
        return Stream.of(Suggestion.nearest(path, paths), sameKeyElsewhere(path), Suggestion.withWordsOf(path, paths))
                .filter(near -> !near.isEmpty())
                .findFirst()
                .map(Suggestion::question)
                .orElseGet(() -> {
                    String section = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
                    return Settings.isSection(section)
                            ? "keys of " + section + " are " + keysOf(section)
                            : "see 'spikeloom keys' for all keys";
                });
    }

    /** Keys that are called the same in other sections. */
    private static List<String> sameKeyElsewhere(String path) {
        String key = path.substring(path.lastIndexOf('.') + 1);
        return Settings.all().stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::path)
                .toList();
    }

    private static String keysOf(String section) {
        return Settings.all().stream()
                .filter(setting -> setting.section().equals(section))
                .map(Setting::key)
                .collect(Collectors.joining(", "));
    }

    /** The experiment that an empty file describes, called after something that has any name. */
    public static Experiment named(String anything) {
        return Experiment.defaults().with(Settings.NAME, "its name", safe(anything));
    }

    private static String nameOf(Path file) {
        return safe(file.getFileName().toString().replaceFirst("\\.ya?ml$", ""));
    }

    private static String safe(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[^A-Za-z0-9]+", "");
        return safe.isEmpty() ? "experiment" : safe.substring(0, Math.min(64, safe.length()));
    }

    private static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder, expected an experiment file (YAML)");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new InputException(
                        file + " is longer than " + MAX_BYTES + " bytes, the most an experiment file may have");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }
}
