package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.quantize.forward.Saturation;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.RunLimits;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.Simulator;
import dev.spikeloom.sim.event.layer.LayerEventKinds;
import dev.spikeloom.sim.event.layer.LayerEvents;
import dev.spikeloom.spike.SpikeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Gives what {@link dev.spikeloom.sim.ClockedSimulator} gives, in every figure: spikes, cycles and counters, for every
 * architecture. It accumulates a whole time step of a layer at once, and gets the schedule from recurrences. Its cost
 * grows with the spikes, not with the cycles.
 *
 * <p>In two depths: {@link #run} computes the spikes and times them; {@link #record} and {@link #retime} do one of the two
 * each, so that many architectures can be timed with spikes that are computed once.
 *
 * <p>Results do not depend on the number of threads.
 */
public final class EventModel implements Simulator {
    private final RateDesign design;
    private final int threads;
    private final List<LayerEvents> layers;
    private QuantizedForward packed;

    /**
     * @param threads how many threads to use
     * @throws IllegalArgumentException if there is none
     */
    public EventModel(RateDesign design, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        this.design = design;
        this.threads = threads;
        this.layers = design.layers().stream().map(LayerEventKinds::of).toList();
    }

    /** @throws IllegalStateException if the thread is interrupted */
    @Override
    public SimulationResult run(SpikeSource source, int samples, int timeSteps, HostTiming timing, Progress progress) {
        RunLimits.check(design, source, samples, timeSteps, "");
        List<ComputedActivity> activities = activities(source);
        EventRun run = new EventRun(design, layers, samples, timeSteps, timing, activities);
        run.run(progress);
        return run.result(layer -> activities.stream()
                .mapToLong(activity -> activity.saturations(layer))
                .sum());
    }

    /**
     * Computes the spikes of all layers.
     *
     * @param timeSteps time steps a sample, 1 to the design's maximum
     * @throws dev.spikeloom.io.InputException if the source does not fit the design, or a number is out of range
     * @throws IllegalStateException if the thread is interrupted
     */
    public RecordedActivity record(SpikeSource source, int samples, int timeSteps) {
        RunLimits.check(design, source, samples, timeSteps, "");
        RecordedActivity recorded = new RecordedActivity(design, layers, samples, timeSteps);
        List<ComputedActivity> activities = activities(source);
        try (Workers workers = new Workers(threads)) {
            workers.run(0, samples, (sample, worker) -> {
                NetworkActivity activity = activities.get(worker);
                activity.startSample(sample);
                for (int step = 0; step < timeSteps; step++) {
                    activity.step(step);
                    recorded.write(sample, step, activity);
                }
            });
        }
        activities.forEach(recorded::addSaturations);
        return recorded;
    }

    /**
     * Times spikes that were recorded on any design of the same arithmetic: what {@link #run} gives for the same samples.
     *
     * @throws IllegalArgumentException if this design computes other spikes
     * @throws dev.spikeloom.io.InputException if it does not take as many time steps
     * @throws IllegalStateException if the thread is interrupted
     */
    public SimulationResult retime(RecordedActivity recorded, HostTiming timing) {
        recorded.requireSameArithmetic(design);
        RunLimits.checkTimeSteps(design, recorded.timeSteps(), "");
        List<NetworkActivity> activities = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            activities.add(recorded.replay());
        }
        EventRun run = new EventRun(design, layers, recorded.samples(), recorded.timeSteps(), timing, activities);
        run.run(Progress.NONE);
        return run.result(recorded::saturations);
    }

    /**
     * Shows all membrane potentials, one sample after the other.
     *
     * @throws dev.spikeloom.io.InputException if the source does not fit the design, or a number is out of range
     */
    public void observe(SpikeSource source, int samples, int timeSteps, FiringObserver observer) {
        RunLimits.check(design, source, samples, timeSteps, "");
        ComputedActivity activity = new ComputedActivity(design, source, forward());
        for (int sample = 0; sample < samples; sample++) {
            activity.startSample(sample);
            for (int step = 0; step < timeSteps; step++) {
                activity.step(step);
                for (int layer = 0; layer < layers.size(); layer++) {
                    observer.fired(sample, step, layer, activity.potentials(layer), activity.presynaptic(layer + 1));
                }
            }
        }
    }

    private List<ComputedActivity> activities(SpikeSource source) {
        List<ComputedActivity> activities = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            activities.add(new ComputedActivity(design, source, forward()));
        }
        return activities;
    }

    /** A forward pass with a state of its own. The weights are packed when the first is asked for: timing needs none. */
    private synchronized QuantizedForward forward() {
        if (packed == null) {
            List<Optional<Saturation>> saturations = new ArrayList<>(
                    Collections.nCopies(design.network().layers().size(), Optional.empty()));
            for (int layer = 0; layer < layers.size(); layer++) {
                saturations.set(design.networkLayer(layer), layers.get(layer).saturation());
            }
            packed = new QuantizedForward(design.network(), saturations);
        }
        return packed.copy();
    }
}
