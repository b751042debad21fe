package dev.spikeloom.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is sampled somewhere runs in whole somewhere else. */
class SampledTest {
    @Test
    void everyClassThatIsSampledRunsInWholeInMakeTestAll() throws IOException {
        String large = Files.readAllLines(Path.of("Makefile")).stream()
                .filter(line -> line.startsWith("LARGE = "))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(large.substring("LARGE = ".length()).split(","))).containsAll(sampled());
    }

    private static List<String> sampled() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            List<String> names = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> !file.endsWith("SampledTest.java"))
                    .filter(SampledTest::samples)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(names).hasSizeGreaterThan(10);
            return names;
        }
    }

    private static boolean samples(Path file) {
        try {
            String text = Files.readString(file);
            return text.contains("@Sampled(") || text.contains("@Large") || text.contains("getBoolean(\"large\")");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
