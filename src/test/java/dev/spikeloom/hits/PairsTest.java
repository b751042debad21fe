package dev.spikeloom.hits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.Large;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two commands in one folder; {@code -Dhits=50} runs each pair so often. {@code FolderUseTest} is the sample. */
@Large
class PairsTest {
    @TempDir
    private static Path temp;

    private static Bases bases;

    @BeforeAll
    static void makeBases() {
        bases = new Bases(temp.resolve("bases"));
    }

    @ParameterizedTest
    @EnumSource
    void twoCommandsInOneFolderLeaveNoMixture(Pair pair) throws Exception {
        Path folder = Files.createTempDirectory(temp, pair.name());
        assertThat(pair.problems(bases, folder, Integer.getInteger("hits", 1), Long.getLong("hits.seed", 1)))
                .isEmpty();
    }
}
