package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.RateDesign;

/** The models of the machines of all families. */
public final class Simulators {
    private Simulators() {}

    /** The model that steps cycles, in its state after reset, with a host that presents spikes to it. */
    public static ClockedModel clockedModel(Design design, Host host) {
        return switch (design.family()) {
            case RATE -> new ClockedModel(RateDesign.of(design), host);
        };
    }

    /** The simulator that steps cycles. */
    public static Simulator clocked(Design design) {
        return switch (design.family()) {
            case RATE -> new ClockedSimulator(RateDesign.of(design));
        };
    }
}
