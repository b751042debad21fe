package dev.spikeloom.sim.trace;

import java.io.IOException;

/** In which order, and in which groups, people look at the signals of a machine. */
@FunctionalInterface
public interface SignalOrder {
    /**
     * Lists all signals that are in waves of the model.
     *
     * @throws IOException if they cannot be written
     */
    void list(SignalList list) throws IOException;
}
