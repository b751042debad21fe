package dev.spikeloom.dataset.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.io.InputException;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageTrainingEncoderTest {
    private static final int SIDE = 28;
    private static final int DRAWS = 400;

    /** White, of 5 x 5 pixels, in the middle of the image: rows and columns 12 to 16. */
    private static final LabelledImages SQUARE = image((y, x) -> Math.abs(y - 14) <= 2 && Math.abs(x - 14) <= 2);

    /** White, 5 x 3 pixels to the right of the middle. */
    private static final LabelledImages RIGHT = image((y, x) -> Math.abs(y - 14) <= 2 && x >= 22 && x <= 24);

    @Test
    void withoutAugmentationAnEpochIsAStretchOfTheEncodersTimeSteps() {
        LabelledImages images = (LabelledImages)
                DatasetCatalog.load("digits", Path.of("unused")).test();
        SpikeSource expected = new BernoulliEncoder(images, 5);
        SampleEncoder encoder = images.trainingEncoder(5, Augmentation.none(), 3);
        SpikeVector vector = new SpikeVector(64);
        SpikeVector[] steps = vectors(4, 64);

        encoder.encode(7, 9, steps, 1);

        for (int t = 0; t < 3; t++) {
            expected.read(7, 9 * 3 + t, vector);
            assertThat(steps[1 + t]).as("step %d", t).isEqualTo(vector);
        }
    }

    @Test
    void aDeformedImageIsTheSameAtAllTimeStepsOfAnEpochAndAnotherInTheNext() {
        SampleEncoder encoder = SQUARE.trainingEncoder(1, Augmentation.of(3, 0, 0, 0), 40);
        SpikeVector[] steps = vectors(80, SIDE * SIDE);
        encoder.encode(0, 0, steps, 0);
        encoder.encode(0, 1, steps, 40);

        double[] first = centroid(steps, 0, 40);
        assertThat(centroid(steps, 0, 20)).containsExactly(first, within(0.2));
        assertThat(centroid(steps, 20, 40)).containsExactly(first, within(0.2));
        assertThat(Math.abs(centroid(steps, 40, 80)[0] - first[0])).isGreaterThan(0.3);
    }

    @Test
    void shiftsAreUniformUpToTheGreatest() {
        double[] columns = centroids(SQUARE, Augmentation.of(3, 0, 0, 0), 1);

        assertThat(DoubleStream.of(columns).map(x -> Math.abs(x - 14)).max().orElseThrow())
                .isBetween(2.7, 3.1);
        assertThat(deviation(columns)).isCloseTo(3 / Math.sqrt(3), within(0.15));
    }

    @Test
    void rotationTurnsAboutTheCentre() {
        double[] rows = centroids(RIGHT, Augmentation.of(0, 30, 0, 0), 0);

        // 9.5 pixels from the centre, turned by up to 30 degrees to either side.
        double greatest = 9.5 * Math.sin(Math.PI / 6) + 0.5 * Math.cos(Math.PI / 6);
        assertThat(DoubleStream.of(rows).map(y -> Math.abs(y - 13.5)).max().orElseThrow())
                .isCloseTo(greatest, within(0.4));
    }

    @Test
    void scalingGrowsAndShrinksWhatIsInTheImage() {
        SampleEncoder encoder = SQUARE.trainingEncoder(1, Augmentation.of(0, 0, 0.4, 0), 1);
        SpikeVector[] steps = vectors(DRAWS, SIDE * SIDE);
        IntStream.range(0, DRAWS).forEach(epoch -> encoder.encode(0, epoch, steps, epoch));

        assertThat(Arrays.stream(steps).mapToInt(SpikeVector::cardinality).summaryStatistics())
                .satisfies(sizes -> assertThat(sizes.getMin()).isBetween(6, 14))
                .satisfies(sizes -> assertThat(sizes.getMax()).isBetween(43, 56));
    }

    @Test
    void elasticDistortionMovesPixelsByAsMuchAsIsAskedFor() {
        double[] columns = centroids(SQUARE, Augmentation.of(0, 0, 0, 1.5), 1);

        // The centroid of 25 pixels moves a little less than one pixel.
        assertThat(deviation(columns)).isBetween(1.1, 1.6);
        assertThat(DoubleStream.of(columns).average().orElseThrow()).isCloseTo(14, within(0.25));
    }

    @Test
    void theSpikesDoNotDependOnWhatWasEncodedBefore() {
        Augmentation all = Augmentation.of(2, 10, 0.1, 1.2);
        SpikeVector[] first = vectors(2, SIDE * SIDE);
        SpikeVector[] second = vectors(2, SIDE * SIDE);
        SampleEncoder used = SQUARE.trainingEncoder(1, all, 2);
        used.encode(0, 5, first, 0);
        used.encode(0, 8, first, 0);

        SQUARE.trainingEncoder(1, all, 2).encode(0, 8, second, 0);

        assertThat(first).containsExactly(second);
    }

    @Test
    void anAugmentationOutOfRangeIsRefused() {
        assertThatThrownBy(() -> Augmentation.of(0, 0, 0.7, 0))
                .isInstanceOf(InputException.class)
                .hasMessage("augmentation.scale 0.7 is out of range, allowed 0.0 to 0.5");
    }

    /** Row (0) or column (1) of the centre of the deformed image, in each of many epochs. */
    private static double[] centroids(LabelledImages images, Augmentation augmentation, int coordinate) {
        int timeSteps = 8;
        SampleEncoder encoder = images.trainingEncoder(1, augmentation, timeSteps);
        SpikeVector[] steps = vectors(timeSteps, SIDE * SIDE);
        return IntStream.range(0, DRAWS)
                .mapToDouble(epoch -> {
                    encoder.encode(0, epoch, steps, 0);
                    return centroid(steps, 0, timeSteps)[coordinate];
                })
                .toArray();
    }

    private static double[] centroid(SpikeVector[] steps, int from, int to) {
        double rows = 0;
        double columns = 0;
        double spikes = 0;
        for (int t = from; t < to; t++) {
            for (int i = steps[t].nextSpike(0); i >= 0; i = steps[t].nextSpike(i + 1)) {
                rows += Math.floorDiv(i, SIDE);
                columns += i % SIDE;
                spikes++;
            }
        }
        return new double[] {rows / spikes, columns / spikes};
    }

    private static double deviation(double... values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        return Math.sqrt(DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    private static SpikeVector[] vectors(int count, int size) {
        return IntStream.range(0, count).mapToObj(i -> new SpikeVector(size)).toArray(SpikeVector[]::new);
    }

    private interface Figure {
        boolean isWhite(int y, int x);
    }

    private static LabelledImages image(Figure figure) {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (figure.isWhite(i / SIDE, i % SIDE) ? 255 : 0);
        }
        return new LabelledImages(SIDE, SIDE, 255, pixels, new byte[1]);
    }
}
