package dev.spikeloom.dataset.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    /** Sample i of these is white in pixel i alone; its label is i. */
    private static final Samples DIAGONAL = diagonal(5);

    @Test
    void aSubsetHasTheChosenSamplesInTheChosenOrder() {
        Samples subset = DIAGONAL.subset(4, 0, 4);

        assertThat(labels(subset)).containsExactly(4, 0, 4);
        assertThat(presented(subset)).containsExactly(4, 0, 4);
        assertThat(trained(subset)).containsExactly(4, 0, 4);
    }

    @Test
    void concatenatedSamplesFollowEachOther() {
        Samples all = Samples.concatenate(List.of(DIAGONAL.subset(3), DIAGONAL.subset(), DIAGONAL));

        assertThat(labels(all)).containsExactly(3, 0, 1, 2, 3, 4);
        assertThat(presented(all)).containsExactly(3, 0, 1, 2, 3, 4);
        assertThat(trained(all)).containsExactly(3, 0, 1, 2, 3, 4);
    }

    @Test
    void samplesOfAnotherShapeCannotFollow() {
        Samples wide = new LabelledImages(1, 9, 255, new byte[9], new byte[1]);

        assertThatThrownBy(() -> Samples.concatenate(List.of(DIAGONAL, wide)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples of 1 x 9 pixels and 0 time steps cannot follow samples of 1 x 5 pixels and 0 time"
                        + " steps");
    }

    @Test
    void aSubsetRefusesSamplesThatAreNotThere() {
        assertThatThrownBy(() -> DIAGONAL.subset(0, 5))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("sample 5 of 5");
    }

    @Test
    void usedInputsAreThoseThatAreLitInAnySample() {
        assertThat(DIAGONAL.subset(1, 3).usedInputs()).hasToString("{1, 3} of 5");
    }

    @Test
    void meanSpikesAreThoseOfASampleAtATimeStep() {
        Samples images = new LabelledImages(1, 2, 200, new byte[] {100, (byte) 200, 0, 50}, new byte[2]);

        assertThat(images.meanSpikes()).isEqualTo((0.5 + 1 + 0.25) / 2);
    }

    private static Samples diagonal(int count) {
        byte[] pixels = new byte[count * count];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            pixels[i * count + i] = (byte) 255;
            labels[i] = (byte) i;
        }
        return new LabelledImages(1, count, 255, pixels, labels);
    }

    private static int[] labels(Samples samples) {
        return IntStream.range(0, samples.samples())
                .map(i -> samples.label(i, 0))
                .toArray();
    }

    private static int[] presented(Samples samples) {
        SpikeSource spikes = samples.spikes(1);
        SpikeVector vector = new SpikeVector(spikes.inputs());
        return IntStream.range(0, spikes.samples())
                .map(i -> {
                    spikes.read(i, 2, vector);
                    return vector.nextSpike(0);
                })
                .toArray();
    }

    private static int[] trained(Samples samples) {
        SampleEncoder encoder = samples.trainingEncoder(1, Augmentation.none(), 1);
        SpikeVector[] steps = new SpikeVector[samples.samples()];
        Arrays.setAll(steps, i -> new SpikeVector(samples.inputs()));
        IntStream.range(0, steps.length).forEach(i -> encoder.encode(i, 4, steps, i));
        return Arrays.stream(steps).mapToInt(step -> step.nextSpike(0)).toArray();
    }
}
