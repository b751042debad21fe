package dev.spikeloom.sim.machine;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.sim.rate.RateModel;
import dev.spikeloom.sim.rate.RateSignals;
import dev.spikeloom.sim.trace.SignalOrder;
import java.util.Optional;

/** The simulators of a design, whatever machine it is of: the one place that knows the families. */
public final class Simulators {
    private Simulators() {}

    /** Its clocked model, in the first cycle after reset. */
    public static ClockedModel clockedModel(Design design, Host host) {
        return switch (design.family()) {
            case RATE -> new RateModel(RateDesign.of(design), host);
        };
    }

    /** The simulator that runs its clocked model. */
    public static Simulator clocked(Design design) {
        return switch (design.family()) {
            case RATE -> RateModel.simulator(RateDesign.of(design));
        };
    }

    /**
     * The simulator that does not step the cycles; empty if there is none for such a machine.
     *
     * @param threads how many threads to use
     * @throws IllegalArgumentException if there is none
     */
    public static Optional<Simulator> event(Design design, int threads) {
        return switch (design.family()) {
            case RATE -> Optional.of(new EventModel(RateDesign.of(design), threads));
        };
    }

    /**
     * In which order people look at its signals.
     *
     * @param layout of the design
     */
    public static SignalOrder signalOrder(Design design, TraceLayout layout) {
        return switch (design.family()) {
            case RATE -> new RateSignals(RateDesign.of(design), layout);
        };
    }
}
