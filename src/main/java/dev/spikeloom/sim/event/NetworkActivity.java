package dev.spikeloom.sim.event;

import dev.spikeloom.spike.SpikeVector;

/** The spikes of a network over one time step after the other. Not thread-safe. */
interface NetworkActivity {
    /** Begins a sample; its time steps follow from the first on. */
    void startSample(int sample);

    /** Goes to the next time step of the sample. */
    void step(int step);

    /** What is presented to the network at this time step. */
    SpikeVector input();

    /** What a layer takes at this time step; for the number behind the last layer, the output spikes. */
    SpikeVector presynaptic(int layer);
}
