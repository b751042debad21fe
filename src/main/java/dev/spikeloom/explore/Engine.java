package dev.spikeloom.explore;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.RateDesign;
import dev.spikeloom.sim.ClockedSimulator;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.sim.event.EventModel;

/** Which simulator runs samples. Both give the same figures. */
public enum Engine {
    /** {@link EventModel}. */
    EVENT,
    /** {@link ClockedSimulator}. */
    CLOCKED;

    Simulator simulator(Design design, int threads) {
        return this == EVENT
                ? new EventModel(RateDesign.of(design), threads)
                : new ClockedSimulator(RateDesign.of(design));
    }
}
