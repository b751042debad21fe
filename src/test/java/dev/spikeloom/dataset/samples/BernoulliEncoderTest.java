package dev.spikeloom.dataset.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BernoulliEncoderTest {
    private static final int STEPS = 16;

    /** Computed from the Javadoc by a program in another language. */
    @Test
    void theSpikesAreThoseThatTheSpecificationNames() {
        byte[] pixels = new byte[2 * 70];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 70 * 7 % 17);
        }
        BernoulliEncoder encoder = new BernoulliEncoder(new LabelledImages(7, 10, 16, pixels, new byte[2]), 2017);

        assertThat(read(encoder, 1, 3))
                .hasToString("{1, 2, 3, 7, 9, 10, 12, 14, 16, 18, 19, 21, 24, 25, 26, 27, 29, 31, 33, 36, 37, 38, 40,"
                        + " 41, 43, 46, 47, 49, 50, 52, 53, 58, 60, 63, 65, 67} of 70");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 255})
    void aWhitePixelSpikesAtEveryStep(int white) {
        BernoulliEncoder encoder = new BernoulliEncoder(uniform(5, 100, white, white), 1);

        assertThat(spikes(encoder)).isEqualTo(5 * 100 * STEPS);
    }

    @Test
    void aBlackPixelNeverSpikes() {
        BernoulliEncoder encoder = new BernoulliEncoder(uniform(5, 100, 255, 0), 1);

        assertThat(spikes(encoder)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 51, 127, 128, 200, 254})
    void aPixelSpikesAsOftenAsItIsBright(int value) {
        int samples = 40;
        int inputs = 500;
        double draws = (double) samples * inputs * STEPS;
        double probability = value / 255.0;
        double deviation = Math.sqrt(probability * (1 - probability) / draws);

        double frequency = spikes(new BernoulliEncoder(uniform(samples, inputs, 255, value), 7)) / draws;

        assertThat(frequency).isCloseTo(probability, within(4 * deviation));
    }

    /** A step or neighbour that repeated the bits of another would give 100% agreement instead of 50%. */
    @Test
    void samplesStepsAndPixelsAreIndependent() {
        int inputs = 4096;
        BernoulliEncoder encoder = new BernoulliEncoder(uniform(2, inputs, 254, 127), 3);
        SpikeVector reference = read(encoder, 0, 0);

        assertThat(agreement(reference, read(encoder, 0, 1), 0)).as("next step").isBetween(0.46, 0.54);
        assertThat(agreement(reference, read(encoder, 1, 0), 0))
                .as("next sample")
                .isBetween(0.46, 0.54);
        assertThat(agreement(reference, reference, 1)).as("next pixel").isBetween(0.46, 0.54);
    }

    @Test
    void theSpikesDoNotDependOnTheOrderOfReading() {
        BernoulliEncoder encoder = new BernoulliEncoder(uniform(6, 130, 255, 99), 11);
        RecordedSpikes inOrder = RecordedSpikes.record(encoder, 6, STEPS);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, 6 * STEPS).boxed().toList());
        Collections.shuffle(order, new Random(1));

        RecordedSpikes shuffled = new RecordedSpikes(6, STEPS, 130);
        order.forEach(i -> shuffled.write(i / STEPS, i % STEPS, read(encoder, i / STEPS, i % STEPS)));

        assertSame(shuffled, inOrder);
    }

    @Test
    void theSpikesDoNotDependOnTheNumberOfThreads() {
        BernoulliEncoder encoder = new BernoulliEncoder(uniform(64, 130, 255, 99), 11);
        RecordedSpikes oneThread = RecordedSpikes.record(encoder, 64, STEPS);

        RecordedSpikes manyThreads = new RecordedSpikes(64, STEPS, 130);
        IntStream.range(0, 64 * STEPS)
                .parallel()
                .forEach(i -> manyThreads.write(i / STEPS, i % STEPS, read(encoder, i / STEPS, i % STEPS)));

        assertSame(manyThreads, oneThread);
    }

    @Test
    void anotherSeedGivesOtherSpikes() {
        LabelledImages images = uniform(1, 130, 255, 99);

        assertThat(read(new BernoulliEncoder(images, 1), 0, 0))
                .isNotEqualTo(read(new BernoulliEncoder(images, 2), 0, 0));
    }

    private static LabelledImages uniform(int samples, int inputs, int white, int value) {
        byte[] pixels = new byte[samples * inputs];
        Arrays.fill(pixels, (byte) value);
        return new LabelledImages(1, inputs, white, pixels, new byte[samples]);
    }

    private static SpikeVector read(BernoulliEncoder encoder, int sample, int step) {
        SpikeVector vector = new SpikeVector(encoder.inputs());
        encoder.read(sample, step, vector);
        return vector;
    }

    private static int spikes(BernoulliEncoder encoder) {
        return IntStream.range(0, encoder.samples() * STEPS)
                .map(i -> read(encoder, i / STEPS, i % STEPS).cardinality())
                .sum();
    }

    /** The share of neurons {@code i} of {@code a} that are as neuron {@code i + shift} of {@code b}. */
    private static double agreement(SpikeVector a, SpikeVector b, int shift) {
        int compared = a.size() - shift;
        return IntStream.range(0, compared)
                        .filter(i -> a.get(i) == b.get(i + shift))
                        .count()
                / (double) compared;
    }

    private static void assertSame(RecordedSpikes actual, RecordedSpikes expected) {
        SpikeVector found = new SpikeVector(expected.inputs());
        SpikeVector wanted = new SpikeVector(expected.inputs());
        for (int i = 0; i < expected.samples() * STEPS; i++) {
            actual.read(i / STEPS, i % STEPS, found);
            expected.read(i / STEPS, i % STEPS, wanted);
            assertThat(found).as("sample %d, step %d", i / STEPS, i % STEPS).isEqualTo(wanted);
        }
    }
}
