package dev.spikeloom.bench.simulators;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.sim.machine.Simulators;

/** The simulators of this project. */
enum Model {
    CLOCKED("clocked model", false) {
        @Override
        Simulator of(RateDesign design) {
            return Simulators.clocked(design);
        }
    },
    EVENT("event model", true) {
        @Override
        Simulator of(RateDesign design) {
            return new EventModel(design, 1);
        }
    };

    private final String title;
    private final boolean usesKernels;

    Model(String title, boolean usesKernels) {
        this.title = title;
        this.usesKernels = usesKernels;
    }

    /** One that runs on one thread. */
    abstract Simulator of(RateDesign design);

    /** For people. */
    String title() {
        return title;
    }

    /** Whether it matters to it if kernels use SIMD. */
    boolean usesKernels() {
        return usesKernels;
    }
}
