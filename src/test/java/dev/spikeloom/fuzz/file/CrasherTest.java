package dev.spikeloom.fuzz.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.fuzz.rung.Rung;
import dev.spikeloom.fuzz.rung.Rungs;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rung 8 of the verification ladder: what the fuzzer once found is right now, on all rungs. */
@Tag("cosim")
class CrasherTest {
    /** Shared by the tests of this class: a design is built once. */
    @TempDir
    static Path builds;

    static List<Path> crashers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "crashers"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Sampled(every = 8)
    @ParameterizedTest
    @MethodSource("crashers")
    void aCrasherThatIsFixedStaysFixed(Path file) {
        Crasher crasher = Crasher.read(file);
        assertThat(crasher.cause()).as("what was wrong").isNotBlank();
        for (Rung rung : Rungs.all(builds)) {
            assertThat(rung.check(crasher.fuzzCase()).difference())
                    .as(rung.name())
                    .isEmpty();
        }
    }
}
