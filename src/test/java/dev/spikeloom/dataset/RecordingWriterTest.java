package dev.spikeloom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.dataset.samples.EventRecording;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {
    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    @BeforeAll
    static void createImages() {
        MnistCache.create(cache);
    }

    @Test
    void filesAreNamedAsThoseOfNMnist() throws IOException {
        assertThat(write(5, 1)).isEqualTo(new RecordingWriter.Result(7, 0));

        assertThat(files())
                .containsExactly(
                        "Test/0/00001.bin",
                        "Test/1/00002.bin",
                        "Train/0/00001.bin",
                        "Train/1/00002.bin",
                        "Train/2/00003.bin",
                        "Train/3/00004.bin",
                        "Train/4/00005.bin");
    }

    @Test
    void aRecordingHasEventsOfBothPolaritiesInAllThreeSaccades() throws IOException {
        write(1, 1);

        EventRecording recording =
                EventRecording.of(Files.readAllBytes(folder.resolve("Train/0/00001.bin")), "00001.bin");
        int[][] events = new int[2][3];
        recording.forEach((x, y, on, micros) -> events[on ? 1 : 0][micros / 104_001]++);
        assertThat(IntStream.of(events[0])).allMatch(count -> count > 20);
        assertThat(IntStream.of(events[1])).allMatch(count -> count > 20);
    }

    @Test
    void whatIsThereIsKeptAndTheRestIsWritten() throws IOException {
        write(2, 1);
        Path kept = Files.write(folder.resolve("Train/0/00001.bin"), new byte[] {1});
        Files.delete(folder.resolve("Train/1/00002.bin"));

        assertThat(write(2, 1)).isEqualTo(new RecordingWriter.Result(1, 3));
        assertThat(kept).hasSize(1);
    }

    @Test
    void theSameSeedWritesTheSameFilesAndAnotherSeedOthers() throws IOException {
        Path file = folder.resolve("Test/1/00002.bin");
        write(2, 1);
        byte[] first = Files.readAllBytes(file);
        Files.delete(file);
        write(2, 1);
        assertThat(file).hasBinaryContent(first);
        Files.delete(file);
        write(2, 9);
        assertThat(Files.readAllBytes(file)).isNotEqualTo(first);
    }

    /** The data set in memory leaves out the later saccades, and nothing else. */
    @Test
    void theFilesHoldTheSpikesOfTheSimulatedDataSet() {
        write(4, RecordingWriter.DEFAULT_SEED);
        Path other = folder.resolve("other-cache");
        DatasetFetcher.fetch("n-mnist", other, Optional.of(folder), Progress.NONE);

        Samples fromFiles = NMnist.recordings(other, Polarities.ON).training();
        Samples inMemory = DatasetCatalog.load("n-mnist-simulated", cache).training();

        assertThat(inMemory.samples()).isEqualTo(fromFiles.samples());
        double[] expected = new double[34 * 34];
        double[] found = new double[34 * 34];
        for (int sample = 0; sample < 8; sample++) {
            fromFiles.addSpikeRates(sample, expected);
            inMemory.addSpikeRates(sample, found);
        }
        assertThat(difference(found, expected)).isLessThan(0.02);
    }

    /** Noise and hot pixels of a longer recording are others; all else is the same. */
    private static double difference(double[] found, double[] expected) {
        double differences = 0;
        double sum = 0;
        for (int i = 0; i < found.length; i++) {
            differences += Math.abs(found[i] - expected[i]);
            sum += expected[i];
        }
        return differences / sum;
    }

    private RecordingWriter.Result write(int perPart, long seed) {
        return RecordingWriter.write(cache, folder, perPart, seed, 2, Progress.NONE);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
