package dev.spikeloom.sim;

import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.sim.rate.ClockedModel;
import java.io.IOException;

/** Writes down what the clocked model does. Keeps no more than what is in flight in the model. */
@FunctionalInterface
public interface CycleLog {
    /**
     * Writes down a cycle; called for each, from the first after reset, between evaluate and commit.
     *
     * @param record the probes of this cycle
     */
    void write(ClockedModel model, TraceRecord record) throws IOException;

    /**
     * Ends the log, after the last cycle.
     *
     * @param cycles how many there were
     */
    default void finish(long cycles) throws IOException {}
}
