package dev.spikeloom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.dataset.samples.LabelledImages;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitsTest {
    /** Images of each class in the file, as its authors state them. */
    private static final int[] IMAGES_OF_CLASS = {178, 182, 177, 183, 181, 182, 181, 179, 174, 180};

    private final Dataset digits = DatasetCatalog.load("digits", Path.of("there is no need for a cache"));
    private final LabelledImages training = (LabelledImages) digits.training();
    private final LabelledImages validation = (LabelledImages) digits.validation();
    private final LabelledImages test = (LabelledImages) digits.test();

    @Test
    void everyImageIsInExactlyOnePart() {
        assertThat(new int[] {training.samples(), validation.samples(), test.samples()})
                .containsExactly(1_206, 198, 393);
    }

    @Test
    void imagesAreEightByEightWithSixteenForWhite() {
        assertThat(test)
                .extracting(LabelledImages::rows, LabelledImages::columns, LabelledImages::maxPixel)
                .containsExactly(8, 8, 16);
        assertThat(IntStream.range(0, test.pixels().length)
                        .map(i -> test.pixels()[i])
                        .summaryStatistics())
                .extracting("min", "max")
                .containsExactly(0, 16);
    }

    @Test
    void ofEveryNineImagesOfAClassSixAreForTrainingOneForValidationAndTwoForTheTest() {
        for (int c = 0; c < 10; c++) {
            int images = IMAGES_OF_CLASS[c];
            int over = images % 9;
            assertThat(new int[] {count(training, c), count(validation, c), count(test, c)})
                    .as("class %d", c)
                    .containsExactly(
                            images / 9 * 6 + Math.min(over, 6),
                            images / 9 + (over > 6 ? 1 : 0),
                            images / 9 * 2 + Math.max(0, over - 7));
        }
    }

    @Test
    void theFirstTrainingImageIsTheFirstOfTheFile() {
        assertThat(Arrays.copyOf(training.pixels(), 16))
                .containsExactly(0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0);
        assertThat(training.label(0)).isZero();
    }

    private static int count(LabelledImages images, int label) {
        return (int) IntStream.range(0, images.samples())
                .filter(i -> images.label(i) == label)
                .count();
    }
}
