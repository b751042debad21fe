package dev.spikeloom.dataset.samples;

/** Takes the events of a recording, in any order. */
public interface EventSink {
    /**
     * An event.
     *
     * @param on whether the pixel became brighter
     * @param micros since the beginning of the recording
     */
    void event(int x, int y, boolean on, int micros);
}
