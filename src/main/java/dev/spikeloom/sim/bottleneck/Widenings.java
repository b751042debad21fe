package dev.spikeloom.sim.bottleneck;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.sim.event.RecordedActivity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What would widen a layer: changes that are possible for it, or of the buffer behind it, each timed by the event model on
 * the spikes of a run. What gains nothing is not among them.
 */
public final class Widenings {
    /** A gain below this share of the interval is not worth hardware. */
    private static final double LEAST_GAIN = 0.005;

    private final RateDesign design;
    private final int layer;
    private final List<RateDesign> candidates = new ArrayList<>();

    private Widenings(RateDesign design, int layer) {
        this.design = design;
        this.layer = layer;
    }

    /**
     * The changes that make a design faster, the best first.
     *
     * @param layer to be widened
     * @param activity the design's own spikes, of two samples at least
     * @param threads to use
     * @throws IllegalArgumentException if the activity is that of a design with other spikes
     * @throws InputException if the design does not take as many time steps as the activity has
     */
    public static List<Widening> of(RateDesign design, int layer, RecordedActivity activity, int threads) {
        double now = interval(design, activity, threads);
        List<Widening> gains = new ArrayList<>();
        for (RateDesign changed : new Widenings(design, layer).candidates()) {
            if (activity.holdsFor(changed)) {
                double then = interval(changed, activity, threads);
                if (then < now * (1 - LEAST_GAIN)) {
                    gains.add(new Widening(changed.architecture(), then));
                }
            }
        }
        gains.sort(Comparator.comparingDouble(Widening::interval));
        return gains;
    }

    private static double interval(RateDesign design, RecordedActivity activity, int threads) {
        SimulationResult run = new EventModel(design, threads).retime(activity, HostTiming.saturated());
        return run.meanInitiationInterval();
    }

    private List<RateDesign> candidates() {
        Architecture now = design.architecture();
        LayerDesign narrow = design.layers().get(layer);
        ParameterCombinations.widen(
                now.layer(layer),
                narrow.architectureParameters(),
                narrow.weightColumns(),
                changed -> offer(layer, changed));
        int next = layer + 1;
        if (next < design.layers().size()) {
            ParameterCombinations.bufferInput(now.layer(next), changed -> offer(next, changed));
        }
        return candidates;
    }

    /** Adds a candidate, if it is possible. */
    private boolean offer(int changedLayer, LayerArchitecture changed) {
        Architecture now = design.architecture();
        List<LayerArchitecture> layers = new ArrayList<>();
        for (int i = 0; i < design.layers().size(); i++) {
            layers.add(i == changedLayer ? changed : now.layer(i));
        }
        try {
            candidates.add(RateDesign.elaborate(design.network(), now.withLayers(layers)));
            return true;
        } catch (InputException impossible) {
            return false;
        }
    }
}
