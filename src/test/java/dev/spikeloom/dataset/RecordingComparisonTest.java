package dev.spikeloom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.io.Progress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingComparisonTest {
    @TempDir
    Path cache;

    /** What is compared with the simulator here comes from it, so the two must agree. */
    @Test
    void recordingsLikeSimulatedOnesAreFoundAlike() {
        MnistCache.create(cache);
        Path folder = cache.resolve("recordings");
        RecordingWriter.write(cache, folder, 4, 77, 2, Progress.NONE);
        DatasetFetcher.fetch("n-mnist", cache, Optional.of(folder), Progress.NONE);

        RecordingComparison comparison = RecordingComparison.of(cache, 1_000, Progress.NONE);

        assertThat(comparison.real().recordings()).isEqualTo(4);
        assertThat(comparison.overlap()).isCloseTo(comparison.simulatedOverlap(), within(0.06));
        assertThat(comparison.simulated().activeInputs())
                .isCloseTo(comparison.real().activeInputs(), within(30.0));
    }

    @Test
    void statisticsCountSpikesAndTheirNeighbours() {
        int[][] on = new int[16][34 * 34];
        on[0][5 * 34 + 7] = 3;
        on[0][5 * 34 + 8] = 1;
        on[1][5 * 34 + 7] = 1;
        on[1][6 * 34 + 7] = 1;
        RecordingStatistics.Collector collector = new RecordingStatistics.Collector();
        collector.add(on);
        collector.add(new int[16][34 * 34]);

        RecordingStatistics statistics = collector.result();

        assertThat(statistics.recordings()).isEqualTo(2);
        assertThat(statistics.onEvents()).isEqualTo(3);
        assertThat(statistics.activeInputs()).isEqualTo(2);
        assertThat(statistics.deviation()).isEqualTo(2);
        assertThat(statistics.byBin()).startsWith(1, 1, 0);
        assertThat(new double[] {statistics.right(), statistics.below(), statistics.next()})
                .containsExactly(0.25, 0.25, 0.25);
    }
}
