package dev.spikeloom.spike;

/**
 * Spike trains for a number of samples: what is presented to a network's input. The same (sample, step) gives the same
 * spikes every time it is asked for, from any thread.
 */
public interface SpikeSource {
    /** How many samples there are. */
    int samples();

    /** How many inputs a spike vector has. */
    int inputs();

    /** Writes the spikes of one sample at one time step into {@code into}, whose size is {@link #inputs()}. */
    void read(int sample, int step, SpikeVector into);
}
