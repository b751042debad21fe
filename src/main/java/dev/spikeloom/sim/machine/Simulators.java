package dev.spikeloom.sim.machine;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.sim.rate.RateModel;
import dev.spikeloom.sim.trace.GtkwaveSave;
import dev.spikeloom.sim.trace.VcdNames;
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
     * What shows the waves of its clocked model, signal by signal.
     *
     * @param topModule what holds the signals
     */
    public static GtkwaveSave save(Design design, TraceLayout layout, String topModule) {
        return switch (design.family()) {
            case RATE -> new GtkwaveSave(RateDesign.of(design), layout, topModule);
        };
    }

    /**
     * The same of other waves of the design.
     *
     * @param topModule the scopes that hold the signals, joined by dots
     * @param names what these waves hold; of all else nothing is shown
     */
    public static GtkwaveSave save(Design design, TraceLayout layout, String topModule, VcdNames names) {
        return switch (design.family()) {
            case RATE -> GtkwaveSave.of(RateDesign.of(design), layout, topModule, names);
        };
    }
}
