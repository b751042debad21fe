package dev.spikeloom.dataset.samples;

import dev.spikeloom.spike.SpikeVector;

/**
 * Presents samples in training. What it writes is a pure function of (its seed, sample, epoch), but it may keep working
 * memory: one instance a thread.
 */
public interface SampleEncoder {
    /**
     * Writes the spikes of one sample in one epoch.
     *
     * @param epoch from 0
     * @param steps {@code steps[first]} and those after it, one a time step, become the spikes of the sample
     */
    void encode(int sample, int epoch, SpikeVector[] steps, int first);
}
