package dev.spikeloom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A parameter of the architecture is added in the table, in elaboration, in the models and in the generator, and nowhere else. */
class ParametersTest {
    private static final int MOST_FILES = 5;

    /**
     * Words that stand for something else as well, most of them for what elaboration makes of the parameter. Of these only
     * the key, in its section or by itself as a text, and the constant of the table, imported or not, are counted.
     */
    private static final Set<String> ALSO_OF_THE_HARDWARE = Set.of(
            "bank_rows",
            "read_ports",
            "word_bits",
            "issue_width",
            "lanes",
            "membrane_bits",
            "saturate",
            "thresholds",
            "potentials",
            "weights",
            "max_time_steps",
            "target",
            "read_back",
            "counters",
            "host",
            "stream_bits",
            "load_stream",
            "prefix");

    /** Of these, words that stand for something else even where they are a text. */
    private static final Set<String> ALSO_TEXTS =
            Set.of("lanes", "thresholds", "potentials", "weights", "target", "counters", "host");

    /** Names every constant. */
    private static final Pattern ALL_CONSTANTS = Pattern.compile("ParameterTable\\.\\*");

    /** Experiments and what was made with them: they give values to parameters, and need none that they do not change. */
    private static final List<Path> VALUES = List.of(
            Path.of("src/main/resources/presets"),
            Path.of("src/main/resources/sweeps"),
            Path.of("src/main/resources/zoo"));

    private static final Map<Path, String> FILES = files();

    @ParameterizedTest
    @MethodSource("parameters")
    void theNameOfAParameterStandsInFewFiles(Parameter<?> parameter) {
        Pattern name = name(parameter.key());

        assertThat(FILES.entrySet().stream()
                        .filter(file -> name.matcher(file.getValue()).find()
                                || ALL_CONSTANTS.matcher(file.getValue()).find())
                        .map(file -> file.getKey().getFileName().toString()))
                .hasSizeBetween(1, MOST_FILES);
    }

    /** Otherwise the count would see nothing. */
    @Test
    void aConstantIsCalledAfterItsKey() throws ReflectiveOperationException {
        for (Parameter<?> parameter : ParameterTable.ALL) {
            assertThat(ParameterTable.class
                            .getField(parameter.key().toUpperCase(Locale.ROOT))
                            .get(null))
                    .isSameAs(parameter);
        }
    }

    private static List<Parameter<?>> parameters() {
        return ParameterTable.ALL;
    }

    private static Pattern name(String key) {
        String constant = key.toUpperCase(Locale.ROOT);
        String words = ALSO_OF_THE_HARDWARE.contains(key)
                ? "ParameterTable\\." + constant + "|Parameter<\\w+> " + constant + "|architecture\\." + key
                : constant + "|" + key + "|" + camelCase(key);
        String text = ALSO_TEXTS.contains(key) ? "" : "|\"" + key + "\"";
        return Pattern.compile("\\b(" + words + ")\\b" + text);
    }

    private static String camelCase(String key) {
        return Pattern.compile("_(.)")
                .matcher(key)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    private static Map<Path, String> files() {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(Path.of("src/main"))) {
            paths.filter(Files::isRegularFile)
                    .filter(path -> VALUES.stream().noneMatch(path::startsWith))
                    .forEach(path -> files.put(path, text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Not all are texts; names can be found in any that are. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
