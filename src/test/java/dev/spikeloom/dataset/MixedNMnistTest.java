package dev.spikeloom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real recordings are simulated ones here: of the first 3 training and 2 test images. */
class MixedNMnistTest {
    private static final int SIMULATED = MnistCache.TRAINING;
    private static final int REAL_COPIES = 10;

    @TempDir
    static Path cache;

    private static MixedNMnist mixed;
    private static NMnist.Recordings real;

    @BeforeAll
    static void createDataSets() {
        MnistCache.create(cache);
        Path folder = cache.resolve("recordings");
        RecordingWriter.write(cache, folder, 3, 1, 2, Progress.NONE);
        DatasetFetcher.fetch("n-mnist", cache, Optional.of(folder), Progress.NONE);
        mixed = new MixedNMnist(cache, Polarities.ON, 2, Progress.NONE);
        real = NMnist.recordings(cache, Polarities.ON);
    }

    @Test
    void itTrainsOnSimulatedAndOftenOnRealRecordingsAndTestsOnRealOnes() {
        Dataset dataset = mixed.dataset();

        assertThat(dataset.training().samples()).isEqualTo(2 * (SIMULATED + REAL_COPIES * 3));
        assertThat(dataset.training().label(2 * SIMULATED + 3, 0)).isEqualTo(1);
        assertThat(dataset.validation().samples()).isEqualTo(2 * 10_000);
        assertThat(rates(dataset.test())).isEqualTo(rates(real.test()));
    }

    @Test
    void realAndSimulatedRecordingsHaveBothPolaritiesIfAsked() {
        Dataset dataset = new MixedNMnist(cache, Polarities.BOTH, 2, Progress.NONE).dataset();

        assertThat(dataset.training().channels()).isEqualTo(2);
        assertThat(dataset.validation().channels()).isEqualTo(2);
        double[] both = new double[2 * 34 * 34];
        double[] on = new double[34 * 34];
        double off = 0;
        for (int sample = 0; sample < dataset.training().samples(); sample++) {
            dataset.training().addSpikeRates(sample, both);
            mixed.dataset().training().addSpikeRates(sample, on);
        }
        for (int i = 0; i < on.length; i++) {
            assertThat(both[2 * i + 1]).isEqualTo(on[i]);
            off += both[2 * i];
        }
        assertThat(off / Arrays.stream(on).sum()).isBetween(0.7, 1.1);
        assertThat(dataset.test().inputs()).isEqualTo(2 * 34 * 34);
    }

    @Test
    void eachRealRecordingIsTestedInOneFold() {
        Set<String> tested = new HashSet<>();
        int samples = 0;
        for (int fold = 0; fold < 5; fold++) {
            Samples test = mixed.fold(fold, 5).test();
            samples += test.samples();
            tested.add(rates(test));
        }
        assertThat(samples).isEqualTo(2 * 5);
        assertThat(tested).hasSize(5);
    }

    @Test
    void aFoldTrainsOnNoRecordingOfAnImageThatItTests() {
        // Fold 1 of 5 tests the recording of training image 1, and trains on those of the images 0, 2 and 3.
        Dataset fold = mixed.fold(1, 5);

        assertThat(digits(fold.test())).containsExactly(1);
        assertThat(fold.training().samples()).isEqualTo(2 * (SIMULATED - 1 + REAL_COPIES * 4));
        // Label 1 is left with test image 1 alone, which is another image.
        long ones = IntStream.range(0, fold.training().samples())
                .filter(i -> fold.training().label(i, 0) == 1)
                .count();
        assertThat(ones).isEqualTo(2 * REAL_COPIES);
    }

    @Test
    void aFoldOfATestRecordingTrainsOnAllSimulatedOnes() {
        // Recordings 3 and 4 are those of the test images.
        Dataset fold = mixed.fold(3, 5);

        assertThat(digits(fold.test())).containsExactly(0);
        assertThat(fold.training().samples()).isEqualTo(2 * (SIMULATED + REAL_COPIES * 4));
    }

    @Test
    void whatAllFoldsGoOnFromHasSeenNoImageOfARealRecording() {
        Dataset pretraining = mixed.pretraining();

        assertThat(pretraining.training().samples()).isEqualTo(2 * (SIMULATED - 3));
        assertThat(pretraining.validation().samples()).isEqualTo(2 * 10_000);
    }

    @Test
    void moreFoldsThanRecordingsAreRefused() {
        assertThatThrownBy(() -> mixed.fold(0, 6))
                .isInstanceOf(InputException.class)
                .hasMessage("number of folds is 6, allowed 2 to 5, the number of real recordings");
    }

    private static int[] digits(Samples samples) {
        return IntStream.range(0, samples.samples())
                .map(i -> samples.label(i, 0))
                .distinct()
                .toArray();
    }

    private static String rates(Samples samples) {
        double[] rates = new double[samples.inputs()];
        IntStream.range(0, samples.samples()).forEach(i -> samples.addSpikeRates(i, rates));
        return Arrays.toString(rates);
    }
}
