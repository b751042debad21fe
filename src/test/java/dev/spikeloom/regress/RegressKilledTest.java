package dev.spikeloom.regress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.cli.Spikeloom;
import dev.spikeloom.testing.JavaProcess;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A regression that is killed at any moment, without a chance to tidy up, goes on: nothing is lost, and nothing there twice. */
class RegressKilledTest {
    private static final String SUITE = """
            checks:
              models: {reference: {samples: 2}, event: {samples: 2}, figures: {samples: 2}}
            designs:
              - {matrix: 1, designs: [0-11], checks: models}
            """;

    @TempDir
    private static Path shared;

    private static Path suite;
    private static JsonNode whole;
    private static long millis;

    @TempDir
    private Path folder;

    @BeforeAll
    static void regressOnce() throws Exception {
        suite = Files.writeString(shared.resolve("suite.yaml"), SUITE);
        long begin = System.nanoTime();
        assertThat(start(shared.resolve("whole"), 2).waitFor(5, TimeUnit.MINUTES))
                .isTrue();
        millis = (System.nanoTime() - begin) / 1_000_000;
        whole = items(shared.resolve("whole"));
        assertThat(whole).hasSize(36);
    }

    static List<Integer> moments() {
        return IntStream.range(0, 20).boxed().toList();
    }

    @Sampled(every = 20)
    @ParameterizedTest
    @MethodSource("moments")
    void itGoesOnToTheSameItems(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Path output = folder.resolve("killed");
        for (int kill = 0; kill < 1 + seed % 3; kill++) {
            Process process = start(output, 1 + seed % 2);
            process.waitFor((long) (random.nextDouble() * millis), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }

        assertThat(start(output, 2).waitFor()).isZero();

        assertThat(items(output)).isEqualTo(whole);
        assertThat(Files.readAllLines(output.resolve(RegressFolder.ITEMS))).hasSize(whole.size());
    }

    private static Process start(Path output, int threads) throws IOException {
        return new ProcessBuilder(JavaProcess.command(
                        Spikeloom.class,
                        "regress",
                        suite.toString(),
                        "-o",
                        output.toString(),
                        "--threads",
                        String.valueOf(threads)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** But for how long they took. */
    private static JsonNode items(Path output) throws IOException {
        JsonNode items = new JsonMapper()
                .readTree(output.resolve(RegressFolder.RESULTS).toFile())
                .get("items");
        items.forEach(item -> ((ObjectNode) item).remove("seconds"));
        return items;
    }
}
