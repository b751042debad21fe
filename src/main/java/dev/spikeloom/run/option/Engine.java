package dev.spikeloom.run.option;

import dev.spikeloom.design.Design;
import dev.spikeloom.io.InputException;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.sim.machine.Simulators;

/** Which simulator runs samples. Both give the same figures. */
public enum Engine {
    /** The event model, which does not step the cycles. */
    EVENT,
    /** The clocked model. */
    CLOCKED;

    /**
     * The simulator of a design.
     *
     * @throws InputException if there is none of its machine
     */
    public Simulator simulator(Design design, int threads) {
        return switch (this) {
            case EVENT ->
                Simulators.event(design, threads)
                        .orElseThrow(() ->
                                new InputException("there is no event model of this machine: use --engine clocked"));
            case CLOCKED -> Simulators.clocked(design);
        };
    }
}
