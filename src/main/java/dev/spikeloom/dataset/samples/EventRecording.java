package dev.spikeloom.dataset.samples;

import dev.spikeloom.io.InputException;
import java.util.Arrays;

/**
 * What an event camera of {@value #SIDE} x {@value #SIDE} pixels recorded: events in the order of time, each a pixel that
 * became brighter (ON) or darker (OFF). The content is that of a file of the N-MNIST data set (Orchard, Jayawant, Cohen
 * and Thakor, Converting Static Image Datasets to Spiking Neuromorphic Datasets Using Saccades, Frontiers in
 * Neuroscience 9:437, 2015): of each event, 8 bits of x, 8 bits of y, 1 bit of polarity (1 is ON) and 23 bits of time in
 * microseconds, the highest bits first.
 */
public final class EventRecording {
    /** Rows and columns of pixels. */
    public static final int SIDE = 34;

    static final int EVENT_BYTES = 5;

    /** A recording of N-MNIST has 1,000 to 10,000 events. */
    static final int MAX_EVENTS = 100_000;

    /** The longest content that is taken. */
    public static final int MAX_BYTES = MAX_EVENTS * EVENT_BYTES;

    static final int MAX_MICROS = (1 << 23) - 1;

    private final byte[] bytes;

    private EventRecording(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes the content of a file.
     *
     * @param origin names the file in messages
     * @throws InputException if the content is not a recording
     */
    public static EventRecording of(byte[] bytes, String origin) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw new InputException(origin + ": number of events is "
                    + (bytes.length == 0 ? "0" : "above " + MAX_EVENTS) + ", allowed 1 to " + MAX_EVENTS);
        }
        if (bytes.length % EVENT_BYTES != 0) {
            throw new InputException(
                    origin + " is truncated: it has " + bytes.length + " bytes, but an event has " + EVENT_BYTES);
        }
        EventRecording recording = new EventRecording(bytes);
        for (int i = 0; i < recording.events(); i++) {
            recording.check(i, origin);
        }
        return recording;
    }

    private void check(int event, String origin) {
        if (x(event) >= SIDE || y(event) >= SIDE) {
            boolean xIsWrong = x(event) >= SIDE;
            throw new InputException(origin + ": " + (xIsWrong ? "x" : "y") + " of event " + event + " is "
                    + (xIsWrong ? x(event) : y(event)) + ", allowed 0 to " + (SIDE - 1));
        }
        if (event > 0 && micros(event) < micros(event - 1)) {
            throw new InputException(origin + ": time of event " + event + " is " + micros(event)
                    + " us, but the event before it is at " + micros(event - 1) + " us");
        }
    }

    int events() {
        return bytes.length / EVENT_BYTES;
    }

    int x(int event) {
        return bytes[event * EVENT_BYTES] & 0xff;
    }

    int y(int event) {
        return bytes[event * EVENT_BYTES + 1] & 0xff;
    }

    /** Whether the pixel became brighter. */
    boolean isOn(int event) {
        return bytes[event * EVENT_BYTES + 2] < 0;
    }

    /** Time since the beginning of the recording, in microseconds. */
    int micros(int event) {
        int at = event * EVENT_BYTES;
        return (bytes[at + 2] & 0x7f) << 16 | (bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff);
    }

    /** The content of its file. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Tells all events, in the order of time. */
    public void forEach(EventSink sink) {
        for (int i = 0; i < events(); i++) {
            sink.event(x(i), y(i), isOn(i), micros(i));
        }
    }

    /** Collects the events of a recording, in any order. */
    public static final class Builder implements EventSink {
        /** Time, y, x and polarity from the highest bits to the lowest. */
        private long[] events = new long[1 << 13];

        private int count;

        @Override
        public void event(int x, int y, boolean on, int micros) {
            if (count == events.length) {
                events = Arrays.copyOf(events, 2 * count);
            }
            events[count++] = (long) micros << 17 | y << 9 | x << 1 | (on ? 1 : 0);
        }

        /**
         * The events in the order of time, those of the same time row by row.
         *
         * @throws InputException if there are no events or too many, or one is outside of the sensor
         */
        public EventRecording build() {
            Arrays.sort(events, 0, count);
            byte[] bytes = new byte[count * EVENT_BYTES];
            for (int i = 0; i < count; i++) {
                int micros = (int) (events[i] >>> 17);
                int at = i * EVENT_BYTES;
                bytes[at] = (byte) (events[i] >>> 1);
                bytes[at + 1] = (byte) (events[i] >>> 9);
                bytes[at + 2] = (byte) ((events[i] << 7 & 0x80) | micros >>> 16);
                bytes[at + 3] = (byte) (micros >>> 8);
                bytes[at + 4] = (byte) micros;
            }
            return of(bytes, "a recording");
        }
    }
}
