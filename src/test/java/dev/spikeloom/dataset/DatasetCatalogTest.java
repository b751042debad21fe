package dev.spikeloom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCatalogTest {
    @TempDir
    Path cache;

    @Test
    void theEmbeddedDataSetIsTheFirst() {
        assertThat(DatasetCatalog.names())
                .containsExactly(
                        "digits", "mnist", "fashion-mnist", "n-mnist", "n-mnist-simulated", "n-mnist-mixed", "events");
    }

    @Test
    void anUnknownDataSetIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> DatasetCatalog.load("cifar", cache))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "data set 'cifar' is unknown, available: digits, mnist, fashion-mnist, n-mnist, n-mnist-simulated, n-mnist-mixed, events");
    }

    @Test
    void imagesHaveNoPolarities() {
        assertThatThrownBy(() -> DatasetCatalog.load(DataChoice.of("digits").with(Polarities.BOTH), cache))
                .isInstanceOf(InputException.class)
                .hasMessage("data.polarities is 'both', allowed with the images of digits: on");
    }

    @Test
    void aDataSetThatWasNotFetchedIsRefusedWithTheCommandToFetchIt() {
        assertThatThrownBy(() -> DatasetCatalog.load("mnist", cache))
                .isInstanceOf(InputException.class)
                .hasMessage("data set mnist is not complete in " + cache.resolve("mnist")
                        + ", train-images-idx3-ubyte is missing; run 'spikeloom data fetch mnist' first");
    }

    @Test
    void theLastTenThousandTrainingImagesAreForValidation() throws IOException {
        writeTrainingImages(10_003);

        Dataset loaded = DatasetCatalog.load("fashion-mnist", cache);

        assertThat(((LabelledImages) loaded.training()).labels()).containsExactly(0, 1, 2);
        assertThat(loaded.validation().samples()).isEqualTo(10_000);
        assertThat(loaded.validation().label(0, 0)).isEqualTo(3);
        assertThat(loaded.test().samples()).isEqualTo(2);
    }

    @Test
    void filesWithoutImagesToTrainOnAreRefused() throws IOException {
        writeTrainingImages(10_000);

        assertThatThrownBy(() -> DatasetCatalog.load("fashion-mnist", cache))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("number of images is 10000, expected more than 10000");
    }

    private void writeTrainingImages(int count) throws IOException {
        Path folder = Files.createDirectories(cache.resolve("fashion-mnist"));
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 10;
        }
        IdxFiles.write(folder.resolve("train-images-idx3-ubyte"), IdxFiles.images(count, 2, 2));
        IdxFiles.write(folder.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(labels));
        IdxFiles.write(folder.resolve("t10k-images-idx3-ubyte"), IdxFiles.images(2, 2, 2));
        IdxFiles.write(folder.resolve("t10k-labels-idx1-ubyte"), IdxFiles.labels(3, 4));
    }
}
