package dev.spikeloom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README names the environment variables that the program and its scripts read, and no others. */
class EnvironmentTest {
    private static final Pattern LITERAL = Pattern.compile("\"([A-Z][A-Z0-9_]+[A-Z0-9])\"");
    private static final Pattern SHELL = Pattern.compile("\\$\\{?([A-Z][A-Z0-9_]+)");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Z0-9_]+)`");

    @Test
    void theReadmeNamesWhatIsRead() throws IOException {
        Set<String> read = new TreeSet<>(inScripts());
        read.addAll(inJava());
        Arrays.stream(Tool.values()).map(Tool::variable).forEach(read::add);

        assertThat(inReadme()).isEqualTo(read);
    }

    private static Set<String> inReadme() throws IOException {
        return Files.readString(Path.of("README.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| environment variable"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1)[1])
                .flatMap(cell -> NAMED.matcher(cell).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Classes that ask for the environment name their variables as texts. */
    private static Set<String> inJava() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(EnvironmentTest::text)
                    .filter(source -> source.contains("System.getenv("))
                    .flatMap(source -> LITERAL.matcher(source).results())
                    .map(name -> name.group(1))
                    .collect(Collectors.toSet());
        }
    }

    /** In the scripts, names in capitals are those of the environment. */
    private static Set<String> inScripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bin"))) {
            return files.map(EnvironmentTest::text)
                    .flatMap(script -> SHELL.matcher(script).results())
                    .map(name -> name.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
