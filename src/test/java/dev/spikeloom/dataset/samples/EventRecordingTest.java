package dev.spikeloom.dataset.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecordingTest {
    /** x 3, y 33, ON, 66,051 us; x 0, y 1, OFF, 8,388,607 us. */
    private static final byte[] TWO_EVENTS = bytes(3, 33, 0x81, 0x02, 0x03, 0, 1, 0x7f, 0xff, 0xff);

    @Test
    void anEventIsFiveBytesTheHighestBitsFirst() {
        EventRecording recording = EventRecording.of(TWO_EVENTS, "a.bin");

        assertThat(recording.events()).isEqualTo(2);
        assertThat(new int[] {recording.x(0), recording.y(0), recording.micros(0)})
                .containsExactly(3, 33, 66_051);
        assertThat(new int[] {recording.x(1), recording.y(1), recording.micros(1)})
                .containsExactly(0, 1, 8_388_607);
        assertThat(new boolean[] {recording.isOn(0), recording.isOn(1)}).containsExactly(true, false);
    }

    @Test
    void whatIsBuiltIsWhatIsRead() {
        EventRecording.Builder builder = new EventRecording.Builder();
        builder.event(3, 33, true, 66_051);
        builder.event(0, 1, false, 8_388_607);

        assertThat(builder.build().toBytes()).isEqualTo(TWO_EVENTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 9})
    void aTruncatedFileIsRefused(int length) {
        assertRefused(
                Arrays.copyOf(TWO_EVENTS, length),
                "a.bin is truncated: it has " + length + " bytes, but an event has 5");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused(new byte[0], "a.bin: number of events is 0, allowed 1 to 100000");
    }

    @Test
    void moreEventsThanARecordingCanHaveAreRefused() {
        assertRefused(new byte[500_005], "a.bin: number of events is above 100000, allowed 1 to 100000");
    }

    @ParameterizedTest
    @CsvSource({"34, 0, x, 34", "255, 0, x, 255", "33, 34, y, 34", "0, 200, y, 200"})
    void aPixelThatTheSensorDoesNotHaveIsRefused(int x, int y, String name, int value) {
        assertRefused(
                bytes(0, 0, 0, 0, 0, x, y, 0, 0, 0),
                "a.bin: " + name + " of event 1 is " + value + ", allowed 0 to 33");
    }

    @Test
    void timeThatRunsBackwardsIsRefused() {
        assertRefused(
                bytes(0, 0, 0, 0, 9, 0, 0, 0x80, 0, 8),
                "a.bin: time of event 1 is 8 us, but the event before it is at 9 us");
    }

    private static void assertRefused(byte[] content, String message) {
        assertThatThrownBy(() -> EventRecording.of(content, "a.bin"))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
