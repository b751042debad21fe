package dev.spikeloom.sim.machine;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.MachineFamily;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.sim.bottleneck.Widening;
import dev.spikeloom.sim.bottleneck.Widenings;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.sim.event.FiringObserver;
import dev.spikeloom.sim.event.RecordedActivity;
import dev.spikeloom.sim.event.Verification;
import dev.spikeloom.sim.rate.RateModel;
import dev.spikeloom.sim.rate.RateSignals;
import dev.spikeloom.sim.rate.layer.FiringChecks;
import dev.spikeloom.sim.trace.SignalOrder;
import dev.spikeloom.spike.SpikeSource;
import java.util.List;
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
     * @param threads how many threads to use, at least 1
     * @throws IllegalArgumentException if they are fewer
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

    /**
     * Holds the simulator that does not step the cycles to the clocked model.
     *
     * @param samples the first of {@code source}, which are run on both
     * @param threads of the former
     * @throws dev.spikeloom.io.InputException if the source does not fit the design, or a number is out of range
     */
    public static Verification verification(
            Design design, SpikeSource source, int samples, int timeSteps, HostTiming timing, int threads) {
        return switch (design.family()) {
            case RATE -> Verification.of(RateDesign.of(design), source, samples, timeSteps, timing, threads);
        };
    }

    /**
     * Presents samples in the arithmetic of the hardware, without cycles.
     *
     * @param samples the first of {@code source}
     * @param observer is told of each firing check
     * @throws dev.spikeloom.io.InputException if the source does not fit the design, or a number is out of range
     */
    public static void observe(Design design, SpikeSource source, int samples, int timeSteps, FiringObserver observer) {
        switch (design.family()) {
            case RATE -> new EventModel(RateDesign.of(design), 1).observe(source, samples, timeSteps, observer);
        }
    }

    /**
     * What reads the firing checks of each layer off a record of the clocked model.
     *
     * @param layout of the design
     */
    public static List<FiringChecks> firingChecks(Design design, TraceLayout layout) {
        return switch (design.family()) {
            case RATE ->
                RateDesign.of(design).layers().stream()
                        .map(layer -> new FiringChecks(layer, layout.layer(layer.index())))
                        .toList();
        };
    }

    /**
     * Computes the spikes of a design, to be timed on others; empty if there is nothing that does it for such a machine.
     *
     * @param samples the first of {@code source}
     * @throws dev.spikeloom.io.InputException if the source does not fit the design, or a number is out of range
     */
    public static Optional<Retiming> retiming(
            Design design, SpikeSource source, int samples, int timeSteps, int threads) {
        return switch (design.family()) {
            case RATE -> Optional.of(new RateRetiming(RateDesign.of(design), source, samples, timeSteps, threads));
        };
    }

    private static final class RateRetiming implements Retiming {
        private final RecordedActivity recorded;
        private final int threads;

        RateRetiming(RateDesign design, SpikeSource source, int samples, int timeSteps, int threads) {
            this.recorded = new EventModel(design, threads).record(source, samples, timeSteps);
            this.threads = threads;
        }

        @Override
        public boolean holdsFor(Design other) {
            return other.family() == MachineFamily.RATE && recorded.holdsFor(RateDesign.of(other));
        }

        @Override
        public SimulationResult on(Design other) {
            return new EventModel(RateDesign.of(other), threads).retime(recorded, HostTiming.saturated());
        }
    }

    /**
     * Changes of a layer that would widen it, and what they give.
     *
     * @param samples the first of {@code source}, on which they are timed
     * @throws dev.spikeloom.io.InputException if the source does not fit the design, or a number is out of range
     */
    public static List<Widening> widenings(
            Design design, int layer, SpikeSource source, int samples, int timeSteps, int threads) {
        return switch (design.family()) {
            case RATE -> {
                RateDesign rate = RateDesign.of(design);
                yield Widenings.of(
                        rate, layer, new EventModel(rate, threads).record(source, samples, timeSteps), threads);
            }
        };
    }
}
