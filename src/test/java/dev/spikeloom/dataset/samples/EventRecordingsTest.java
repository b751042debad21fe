package dev.spikeloom.dataset.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventRecordingsTest {
    private static final int INPUTS = 34 * 34;

    /** Two recordings; the first has ON events in bins 0 and 3, an OFF event, and one after 100 ms. */
    private static final EventRecordings RECORDINGS = recordings(Polarities.ON);

    private static final EventRecordings BOTH = recordings(Polarities.BOTH);

    @Test
    void aRecordingAndItsReversedCopyAreTwoSamples() {
        assertThat(RECORDINGS.recordings()).isEqualTo(2);
        assertThat(RECORDINGS.samples()).isEqualTo(4);
        assertThat(IntStream.range(0, 4).map(sample -> RECORDINGS.label(sample, 0)))
                .as("digits")
                .containsExactly(7, 7, 4, 4);
        assertThat(IntStream.range(0, 4).map(sample -> RECORDINGS.label(sample, 1)))
                .as("motions")
                .containsExactly(0, 1, 0, 1);
    }

    @Test
    void aPixelSpikesInEachBinThatHasAnOnEventOfIt() {
        assertThat(spikes(RECORDINGS.spikes(1), 0))
                .containsExactly("0: " + (2 * 34 + 1), "3: " + (2 * 34 + 1) + " " + (33 * 34 + 33));
    }

    @Test
    void theReversedCopyHasTheBinsInReverseOrder() {
        assertThat(spikes(RECORDINGS.spikes(1), 1))
                .containsExactly("12: " + (2 * 34 + 1) + " " + (33 * 34 + 33), "15: " + (2 * 34 + 1));
    }

    @Test
    void trainingWithoutAugmentationPresentsTheRecordingsAsTheyAre() {
        SpikeVector[] steps = steps();
        SpikeVector expected = new SpikeVector(INPUTS);
        RECORDINGS.trainingEncoder(1, Augmentation.none(), 16).encode(1, 3, steps, 0);

        for (int step = 0; step < 16; step++) {
            RECORDINGS.spikes(1).read(1, step, expected);
            assertThat(steps[step]).as("step %d", step).isEqualTo(expected);
        }
    }

    @Test
    void shiftsMoveTheSpikesOfAllStepsByTheSameWholePixels() {
        SampleEncoder encoder = RECORDINGS.trainingEncoder(1, Augmentation.of(1, 0, 0, 0), 16);
        TreeSet<Integer> places = new TreeSet<>();
        SpikeVector[] steps = steps();
        for (int epoch = 0; epoch < 200; epoch++) {
            encoder.encode(0, epoch, steps, 0);
            assertThat(steps[0].cardinality()).isEqualTo(1);
            int place = steps[0].nextSpike(0);
            assertThat(steps[3].get(place)).isTrue();
            places.add(place);
        }
        assertThat(places)
                .containsExactly(
                        1 * 34, 1 * 34 + 1, 1 * 34 + 2, 2 * 34, 2 * 34 + 1, 2 * 34 + 2, 3 * 34, 3 * 34 + 1, 3 * 34 + 2);
    }

    @Test
    void whatIsMovedOverTheEdgeIsLostAndWhatComesInIsEmpty() {
        SampleEncoder encoder = RECORDINGS.trainingEncoder(1, Augmentation.of(1, 0, 0, 0), 16);
        SpikeVector[] steps = steps();
        int lost = 0;
        for (int epoch = 0; epoch < 200; epoch++) {
            encoder.encode(0, epoch, steps, 0);
            assertThat(steps[3].cardinality()).isBetween(1, 2);
            lost += 2 - steps[3].cardinality();
        }
        assertThat(lost).isBetween(60, 115);
    }

    @Test
    void recordingsHaveTheirOwnNumberOfTimeSteps() {
        assertThat(RECORDINGS.timeSteps()).isEqualTo(16);
        assertThatThrownBy(() -> RECORDINGS.trainingEncoder(1, Augmentation.none(), 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("8 time steps of recordings that have 16");
    }

    @Test
    void selectedRecordingsKeepTheirReversedCopiesAndImages() {
        EventRecordings second = RECORDINGS.select(1);

        assertThat(second.samples()).isEqualTo(2);
        assertThat(second.label(0, 0)).isEqualTo(4);
        assertThat(second.image(0)).isEqualTo(55);
        assertThat(spikes(second.spikes(1), 1)).containsExactly("15: 0");
    }

    @Test
    void spikeRatesAreMeansOverTheTimeSteps() {
        assertThat(RECORDINGS.meanSpikes()).isEqualTo((3 + 3 + 1 + 1) / 4.0 / 16);
        assertThat(RECORDINGS.usedInputs()).hasToString("{0, 69, 1155} of 1156");
    }

    @Test
    void withBothPolaritiesAPixelHasAnInputForOffAndOneForOnEvents() {
        assertThat(BOTH.channels()).isEqualTo(2);
        assertThat(BOTH.inputs()).isEqualTo(34 * 34 * 2);
        assertThat(spikes(BOTH.spikes(1), 0))
                .containsExactly(
                        "0: " + (2 * (2 * 34 + 1) + 1),
                        "1: " + 2 * (5 * 34 + 5),
                        "3: " + (2 * (2 * 34 + 1) + 1) + " " + (2 * (33 * 34 + 33) + 1));
        assertThat(spikes(BOTH.spikes(1), 1).get(1)).isEqualTo("14: " + 2 * (5 * 34 + 5));
    }

    @Test
    void theOnEventsAreTheSameWithAndWithoutTheOthers() {
        SpikeVector on = new SpikeVector(INPUTS);
        SpikeVector both = new SpikeVector(2 * INPUTS);
        for (int sample = 0; sample < 4; sample++) {
            for (int step = 0; step < 16; step++) {
                RECORDINGS.spikes(1).read(sample, step, on);
                BOTH.spikes(1).read(sample, step, both);
                for (int i = 0; i < INPUTS; i++) {
                    assertThat(both.get(2 * i + 1)).isEqualTo(on.get(i));
                }
            }
        }
    }

    @Test
    void shiftsMoveBothPolaritiesOfAPixelAlike() {
        SampleEncoder encoder = BOTH.trainingEncoder(1, Augmentation.of(1, 0, 0, 0), 16);
        TreeSet<Integer> shifts = new TreeSet<>();
        SpikeVector[] steps = IntStream.range(0, 16)
                .mapToObj(i -> new SpikeVector(2 * INPUTS))
                .toArray(SpikeVector[]::new);
        for (int epoch = 0; epoch < 200; epoch++) {
            encoder.encode(0, epoch, steps, 0);
            int shift = steps[0].nextSpike(0) - (2 * (2 * 34 + 1) + 1);
            assertThat(steps[1].cardinality()).isEqualTo(1);
            assertThat(steps[1].nextSpike(0) - 2 * (5 * 34 + 5)).isEqualTo(shift);
            shifts.add(shift);
        }
        assertThat(shifts).containsExactly(-70, -68, -66, -2, 0, 2, 66, 68, 70);
    }

    @Test
    void ratesAndSelectionsKnowBothPolarities() {
        assertThat(BOTH.meanSpikes()).isEqualTo((4 + 4 + 1 + 1) / 4.0 / 16);
        assertThat(BOTH.usedInputs()).hasToString("{1, 139, 350, 2311} of 2312");
        assertThat(spikes(BOTH.select(1).spikes(1), 1)).containsExactly("15: 1");
        assertThat(BOTH.subset(2, 3).channels()).isEqualTo(2);
        assertThat(Samples.concatenate(List.of(BOTH, BOTH)).inputs()).isEqualTo(2 * INPUTS);
    }

    @Test
    void eventsOfOtherPolaritiesAreNotMixed() {
        EventRecordings.Builder builder = new EventRecordings.Builder(1, Polarities.BOTH);
        assertThatThrownBy(() -> builder.set(0, new EventRecordings.Bins(Polarities.ON), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ON events among BOTH");
        assertThatThrownBy(() -> Samples.concatenate(List.of(BOTH, RECORDINGS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("samples of 34 x 34 pixels and 16 time steps cannot follow"
                        + " samples of 34 x 34 x 2 pixels and 16 time steps");
    }

    private static EventRecordings recordings(Polarities polarities) {
        EventRecording.Builder first = new EventRecording.Builder();
        first.event(1, 2, true, 0);
        first.event(1, 2, true, 6_249);
        first.event(5, 5, false, 6_250);
        first.event(1, 2, true, 18_750);
        first.event(33, 33, true, 24_999);
        first.event(8, 8, true, 100_000);
        EventRecording.Builder second = new EventRecording.Builder();
        second.event(0, 0, true, 3);
        EventRecordings.Builder recordings = new EventRecordings.Builder(2, polarities);
        recordings.set(0, first.build(), 7, 54);
        recordings.set(1, second.build(), 4, 55);
        return recordings.build();
    }

    /** {@code step: inputs} of each step that has spikes. */
    private static List<String> spikes(SpikeSource source, int sample) {
        List<String> steps = new ArrayList<>();
        SpikeVector vector = new SpikeVector(source.inputs());
        for (int step = 0; step < 16; step++) {
            source.read(sample, step, vector);
            StringBuilder line = new StringBuilder(step + ":");
            for (int i = vector.nextSpike(0); i >= 0; i = vector.nextSpike(i + 1)) {
                line.append(' ').append(i);
            }
            if (vector.cardinality() > 0) {
                steps.add(line.toString());
            }
        }
        return steps;
    }

    private static SpikeVector[] steps() {
        return IntStream.range(0, 16).mapToObj(i -> new SpikeVector(INPUTS)).toArray(SpikeVector[]::new);
    }
}
