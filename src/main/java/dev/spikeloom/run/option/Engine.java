package dev.spikeloom.run.option;

import dev.spikeloom.design.rate.Design;
import dev.spikeloom.sim.ClockedSimulator;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.sim.event.EventModel;

/** Which simulator runs samples. Both give the same figures. */
public enum Engine {
    /** {@link EventModel}. */
    EVENT,
    /** {@link ClockedSimulator}. */
    CLOCKED;

    public Simulator simulator(Design design, int threads) {
        return this == EVENT ? new EventModel(design, threads) : new ClockedSimulator(design);
    }
}
