package dev.spikeloom.dataset.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensorSimulatorTest {
    private static final int SIDE = 28;
    private static final int SACCADE = SaccadePath.FIRST_SACCADE;

    /** A sensor without imperfections. */
    private static final SensorModel IDEAL = new SensorModel(1, 0.5, 1, 0.2, 0.2, 0, 0, 0, 1, 0, 0, 0, 0, List.of());

    private static final LabelledImages BLANK = bar(0, 0);
    /** A horizontal bar, rows 12 to 15, columns 5 to 22. */
    private static final LabelledImages BAR = bar(12, 15);

    private record Event(int x, int y, boolean on, int micros) {}

    @Test
    void aBlankScreenMakesNoEvents() {
        assertThat(record(IDEAL, BLANK, 1)).isEmpty();
    }

    @Test
    void theLeadingEdgeOfADarkBarThatMovesDownMakesOffEventsAndItsTrailingEdgeOnEvents() {
        List<Event> events = record(IDEAL, BAR, 1);

        // The first saccade moves the image down from row 1 to row 6.5.
        assertThat(events)
                .filteredOn(event -> event.x == 14 && event.y == 20)
                .isNotEmpty()
                .noneMatch(Event::on);
        assertThat(events)
                .filteredOn(event -> event.x == 14 && event.y == 13)
                .isNotEmpty()
                .allMatch(Event::on);
    }

    @Test
    void aPixelMakesAnEventForEachThresholdThatTheLightCrosses() {
        // From white to ink of a screen whose black has half the light of its white: ln 2 = 3.5 thresholds.
        assertThat(record(IDEAL, BAR, 1))
                .filteredOn(event -> event.x == 14 && event.y == 18 && !event.on)
                .hasSizeBetween(3, 4);
    }

    @Test
    void nothingHappensFarFromTheBar() {
        assertThat(record(IDEAL, BAR, 1))
                .noneMatch(event -> event.y < 11 || event.y > 24 || event.x < 3 || event.x > 27);
    }

    @Test
    void aRefractoryPixelMissesEvents() {
        SensorModel slow = new SensorModel(1, 0.5, 1, 0.05, 0.05, 0, 0, 8_000, 1, 0, 0, 0, 0, List.of());

        List<Event> events = record(slow, BAR, 1).stream()
                .filter(event -> event.x == 14 && event.y == 18)
                .sorted((a, b) -> Integer.compare(a.micros, b.micros))
                .toList();

        assertThat(events).hasSizeGreaterThan(2);
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).micros - events.get(i - 1).micros).isGreaterThanOrEqualTo(8_000);
        }
    }

    @Test
    void restingPixelsLeakOnEventsAtTheGivenRate() {
        SensorModel leaky = new SensorModel(1, 0.5, 1, 0.2, 0.2, 0, 0, 0, 1, 2, 0, 0, 0, List.of());

        List<Event> events = record(leaky, BLANK, 1);

        // 1,156 pixels, 2 a second, 0.1 s, and half of it: a pixel's last event may have been of either polarity.
        assertThat(events).hasSizeBetween(80, 160).allMatch(Event::on);
    }

    @Test
    void noiseHasTheGivenRateInEachPolarity() {
        SensorModel noisy = new SensorModel(1, 0.5, 1, 0.2, 0.2, 0, 0, 0, 1, 0, 5, 0, 0, List.of());

        List<Event> events = record(noisy, BLANK, 1);

        assertThat(events).filteredOn(Event::on).hasSizeBetween(500, 660);
        assertThat(events).filteredOn(event -> !event.on).hasSizeBetween(500, 660);
    }

    @Test
    void aHotPixelMakesEventsOfItsOwn() {
        SensorModel hot = new SensorModel(
                1, 0.5, 1, 0.2, 0.2, 0, 0, 0, 1, 0, 0, 0, 0, List.of(new SensorModel.HotPixel(3, 30, 200, 0)));

        assertThat(record(hot, BLANK, 1))
                .hasSizeBetween(8, 35)
                .allMatch(event -> event.x == 3 && event.y == 30 && event.on);
    }

    @Test
    void theCalibratedSensorRecordsTheSameForTheSameKeyAndElseForAnother() {
        assertThat(record(SensorModel.CALIBRATED, BAR, 7))
                .isEqualTo(record(SensorModel.CALIBRATED, BAR, 7))
                .isNotEqualTo(record(SensorModel.CALIBRATED, BAR, 8));
    }

    @Test
    void aRecordingDoesNotDependOnTheOneBefore() {
        SensorSimulator used = new SensorSimulator(SensorModel.CALIBRATED);
        List<Event> events = new ArrayList<>();
        used.record(BLANK, 0, 3, SACCADE, (x, y, on, micros) -> {});
        used.record(BAR, 0, 7, SACCADE, (x, y, on, micros) -> events.add(new Event(x, y, on, micros)));

        assertThat(events).isEqualTo(record(SensorModel.CALIBRATED, BAR, 7));
    }

    @Test
    void recordingsDoNotDependOnTheNumberOfThreads() {
        LabelledImages images =
                new LabelledImages(SIDE, SIDE, 255, Arrays.copyOf(BAR.pixels(), 150 * SIDE * SIDE), new byte[150]);

        Samples one = new SimulatedRecordings(images, 0, Polarities.ON, 5, 1, Progress.NONE);
        Samples three = new SimulatedRecordings(images, 0, Polarities.ON, 5, 3, Progress.NONE);

        assertThat(digest(three)).isEqualTo(digest(one));
    }

    @Test
    void anImageOfAnotherSizeIsRefused() {
        LabelledImages small = new LabelledImages(8, 8, 16, new byte[64], new byte[1]);

        assertThatThrownBy(() -> new SimulatedRecordings(small, 0, Polarities.ON, 1, 1, Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessage("images to record have 8 x 8 pixels, expected 28 x 28");
    }

    private static byte[] digest(Samples samples) {
        MessageDigest digest = Checksums.sha256();
        samples.updateDigest(digest);
        return digest.digest();
    }

    private static List<Event> record(SensorModel model, LabelledImages images, long key) {
        List<Event> events = new ArrayList<>();
        new SensorSimulator(model)
                .record(images, 0, key, SACCADE, (x, y, on, micros) -> events.add(new Event(x, y, on, micros)));
        return events;
    }

    /** Ink in some rows, columns 5 to 22. */
    private static LabelledImages bar(int from, int to) {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int y = from; y <= to && to > 0; y++) {
            Arrays.fill(pixels, y * SIDE + 5, y * SIDE + 23, (byte) 255);
        }
        return new LabelledImages(SIDE, SIDE, 255, pixels, new byte[1]);
    }
}
