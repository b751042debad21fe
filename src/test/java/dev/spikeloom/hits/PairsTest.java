package dev.spikeloom.hits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two commands in one folder. {@code -Dhits=50} runs each pair so often; without it one pair runs twice. */
class PairsTest {
    private static final int SAMPLE = 1;

    @TempDir
    private static Path temp;

    private static Bases bases;

    @BeforeAll
    static void makeBases() {
        bases = new Bases(temp.resolve("bases"));
    }

    static Pair[] pairs() {
        return Integer.getInteger("hits") == null ? new Pair[] {Pair.SIMULATE_GENERATE} : Pair.values();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void twoCommandsInOneFolderLeaveNoMixture(Pair pair) throws Exception {
        Path folder = Files.createTempDirectory(temp, pair.name());
        assertThat(pair.problems(bases, folder, Integer.getInteger("hits", SAMPLE), Long.getLong("hits.seed", 1)))
                .isEmpty();
    }
}
