package dev.spikeloom.dataset.samples;

/** Which events of a recording a network sees. */
public enum Polarities {
    /** Those of pixels that became brighter: an input a pixel. */
    ON(1),
    /** All: two inputs a pixel, channel 0 for OFF and channel 1 for ON, as the polarity stands in a file of N-MNIST. */
    BOTH(2);

    private final int channels;

    Polarities(int channels) {
        this.channels = channels;
    }

    /** Inputs of a pixel. */
    public int channels() {
        return channels;
    }

    /** Whether events of a polarity are seen. */
    public boolean sees(boolean on) {
        return on || this == BOTH;
    }

    /** The input, among those of its pixel, of events that are seen. */
    public int channel(boolean on) {
        return on ? channels - 1 : 0;
    }
}
