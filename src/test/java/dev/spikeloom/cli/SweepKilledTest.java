package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.testing.JavaProcess;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep that is killed at any moment, without a chance to tidy up, goes on to the same bytes. */
class SweepKilledTest {
    private static final String AXES = """
            base: digits
            samples: 60
            axes:
              time_steps: [1, 2, 4]
              quantization.weight_bits: [2, 3, 4, 5, 6, 7]
              architecture.bank_rows: [64, 32]
              architecture.issue_width[0]: [1, 2]
              architecture.encoder_stages[0]: [0, 1]
            objectives: [accuracy, energy, area]
            """;

    @TempDir
    private static Path shared;

    private static Path grid;
    private static Path search;
    private static long millis;

    @TempDir
    private Path folder;

    @BeforeAll
    static void sweepOnce() throws Exception {
        grid = Files.writeString(shared.resolve("grid.yaml"), AXES);
        search = Files.writeString(shared.resolve("search.yaml"), AXES + "mode: search\nbudget: 100\n");
        long begin = System.nanoTime();
        for (Path sweep : List.of(grid, search)) {
            Path cache = shared.resolve("cache-" + sweep.getFileName());
            assertThat(start(sweep, whole(sweep), cache, 2).waitFor(5, TimeUnit.MINUTES))
                    .isTrue();
        }
        millis = (System.nanoTime() - begin) / 2_000_000;
    }

    static List<Integer> moments() {
        return IntStream.range(0, 20).boxed().toList();
    }

    @Sampled(every = 20)
    @ParameterizedTest
    @MethodSource("moments")
    void aGridGoesOnToTheSameBytes(int seed) throws Exception {
        killedAtTimes(grid, seed);

        assertThat(export(folder)).isEqualTo(export(whole(grid)));
    }

    @Sampled(every = 20)
    @ParameterizedTest
    @MethodSource("moments")
    void aSearchGoesOnToTheSameBytes(int seed) throws Exception {
        killedAtTimes(search, seed);

        assertThat(export(folder)).isEqualTo(export(whole(search)));
    }

    @Sampled(every = 2)
    @ParameterizedTest
    @ValueSource(strings = {"grid", "search"})
    void oneThreadGivesTheBytesOfTwo(String mode) throws Exception {
        Path sweep = mode.equals("grid") ? grid : search;
        assertThat(start(sweep, folder, folder.resolve("cache"), 1).waitFor()).isZero();

        assertThat(export(folder)).isEqualTo(export(whole(sweep)));
    }

    /** Once or twice, then to its end; with a cache of its own, so that nothing comes from elsewhere. */
    private void killedAtTimes(Path sweep, int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Path cache = folder.resolve("cache");
        for (int kill = 0; kill < 1 + seed % 2; kill++) {
            Process process = start(sweep, folder, cache, 1 + seed % 2);
            process.waitFor((long) (random.nextDouble() * millis), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        assertThat(start(sweep, folder, cache, 2).waitFor()).isZero();
    }

    private static Path whole(Path sweep) {
        return shared.resolve("whole-" + sweep.getFileName());
    }

    private static Process start(Path sweep, Path output, Path cache, int threads) throws IOException {
        return new ProcessBuilder(JavaProcess.command(
                        Spikeloom.class,
                        "sweep",
                        sweep.toString(),
                        "-o",
                        output.toString(),
                        "--cache",
                        cache.toString(),
                        "--threads",
                        String.valueOf(threads)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String export(Path sweep) {
        Ran ran = Ran.spikeloom("sweep", "export", sweep.toString());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(Arrays.asList(ran.out().split("\n"))).hasSizeGreaterThan(100);
        return ran.out();
    }
}
