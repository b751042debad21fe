package dev.spikeloom.sim.event.layer;

/** When a layer of any kind does what it does, vector by vector. */
public interface LayerTiming {
    /**
     * Takes the next vector.
     *
     * @param offered the first cycle in which it is offered
     * @param work what the layer's tally gave of it
     * @param lastOutputAccepted the cycle in which the next layer accepted the vector before; -1 for the first
     * @return the first cycle in which its output spikes are offered to the next layer
     */
    long add(long offered, long work, long lastOutputAccepted);

    /** The cycle in which the last vector was accepted at the layer's input. */
    long portAccept();
}
