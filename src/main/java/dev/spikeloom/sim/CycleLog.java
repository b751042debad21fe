package dev.spikeloom.sim;

import dev.spikeloom.design.probe.TraceRecord;
import java.io.IOException;

/** Writes down what a clocked model does. Keeps no more than what is in flight in the model. */
@FunctionalInterface
public interface CycleLog {
    /**
     * Writes down a cycle; called for each, from the first after reset, between evaluate and commit.
     *
     * @param record the probes of this cycle
     * @throws IOException if it cannot be written
     */
    void write(long cycle, TraceRecord record) throws IOException;

    /**
     * Ends the log, after the last cycle.
     *
     * @param cycles how many there were
     * @throws IOException if it cannot be written
     */
    default void finish(long cycles) throws IOException {}
}
