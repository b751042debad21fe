package dev.spikeloom.sim.trace;

import dev.spikeloom.design.probe.HeldArray;
import dev.spikeloom.design.probe.ProbeKey;
import dev.spikeloom.design.probe.Probes;
import java.io.IOException;

/** Takes signals one after the other, as they are to be shown. */
public interface SignalList {
    /** What is in a group. */
    @FunctionalInterface
    interface Content {
        /** @throws IOException if it cannot be written */
        void list() throws IOException;
    }

    /** @throws IOException if it cannot be written */
    void clock() throws IOException;

    /** @throws IOException if it cannot be written */
    void group(String name, Content content) throws IOException;

    /**
     * A group of which only the name is shown at first.
     *
     * @throws IOException if it cannot be written
     */
    void closedGroup(String name, Content content) throws IOException;

    /** @throws IOException if it cannot be written */
    void comment(String text) throws IOException;

    /**
     * Probes outside the layers.
     *
     * @throws IOException if they cannot be written
     * @throws IllegalArgumentException if the machine has nothing that one would show
     */
    void signals(ProbeKey... keys) throws IOException;

    /**
     * Those of some probes that a part has.
     *
     * @throws IOException if they cannot be written
     */
    void signals(Probes probes, ProbeKey... keys) throws IOException;

    /**
     * An array that waves show beside the probes.
     *
     * @throws IOException if it cannot be written
     */
    void held(HeldArray array) throws IOException;
}
