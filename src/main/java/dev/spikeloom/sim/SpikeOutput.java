package dev.spikeloom.sim;

import dev.spikeloom.spike.SpikeVector;

/** The sending side of a valid/ready handshake that carries spike vectors; a function of registers alone. */
public interface SpikeOutput {
    boolean valid();

    /** The offered spikes; they mean something while {@link #valid()}, and outlive the commit of their cycle. */
    SpikeVector spikes();

    /** Whether they are those of the last time step of their sample; means something while {@link #valid()}. */
    boolean finalStep();
}
