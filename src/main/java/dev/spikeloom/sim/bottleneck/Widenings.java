package dev.spikeloom.sim.bottleneck;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.LayerArchitecture;
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
import java.util.function.UnaryOperator;

/**
 * What would widen a layer: changes that are possible for it, or of the buffer behind it, each timed by the event model on
 * the spikes of a run. What gains nothing is not among them.
 */
public final class Widenings {
    /** A gain below this share of the interval is not worth hardware. */
    private static final double LEAST_GAIN = 0.005;

    /** Banks are not made smaller than this for the sake of more read ports. */
    private static final int LEAST_BANK_ROWS = 8;

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
        LayerDesign now = design.layers().get(layer);
        if (now.folded()) {
            int more = 2 * now.lanes();
            change(builder -> builder.lanes(more < now.neurons() ? more : 0));
        }
        if (now.issueWidth() < LayerArchitecture.MAX_ISSUE_WIDTH) {
            widerIssue(2 * now.issueWidth());
        }
        if (now.multiIssue() && now.readPorts() == 1) {
            change(builder -> builder.readPorts(2));
        }
        if (now.multiIssue() && !now.interleaved()) {
            change(builder -> builder.mapping(BankMapping.INTERLEAVED));
        }
        if (!now.inputBuffered()) {
            change(builder -> builder.inputBuffers(2));
        }
        if (!now.outputBuffered()) {
            change(builder -> builder.outputBuffers(2));
        }
        boolean last = layer == design.layers().size() - 1;
        if (!last && !design.layers().get(layer + 1).inputBuffered()) {
            change(layer + 1, builder -> builder.inputBuffers(2));
        }
        return candidates;
    }

    /** With the banks as they are, or with the fewest more read ports that it needs: a second one each, or more banks. */
    private void widerIssue(int width) {
        boolean possible = widerIssue(width, builder -> builder);
        if (!possible) {
            widerIssue(width, builder -> builder.readPorts(2));
        }
        int rows = design.layers().get(layer).bankRows() / 2;
        while (!possible && rows >= LEAST_BANK_ROWS) {
            int smaller = rows;
            possible = widerIssue(width, builder -> builder.bankRows(smaller));
            rows /= 2;
        }
    }

    /** Adds a wider issue from other banks, with the mapping that there is and with an interleaved one. */
    private boolean widerIssue(int width, UnaryOperator<LayerArchitecture.Builder> banks) {
        boolean possible = change(builder -> banks.apply(builder.issueWidth(width)));
        if (possible && !design.layers().get(layer).interleaved()) {
            change(builder -> banks.apply(builder.issueWidth(width)).mapping(BankMapping.INTERLEAVED));
        }
        return possible;
    }

    private boolean change(UnaryOperator<LayerArchitecture.Builder> changes) {
        return change(layer, changes);
    }

    /** Adds a candidate, if it is possible. */
    private boolean change(int changedLayer, UnaryOperator<LayerArchitecture.Builder> changes) {
        Architecture now = design.architecture();
        List<LayerArchitecture> layers = new ArrayList<>();
        for (int i = 0; i < design.layers().size(); i++) {
            LayerArchitecture.Builder builder = now.layer(i).toBuilder();
            layers.add((i == changedLayer ? changes.apply(builder) : builder).build());
        }
        Architecture changed = new Architecture(
                now.weightStorage(), now.maxTimeSteps(), now.counters(), now.host(), now.streamBits(), layers);
        try {
            candidates.add(RateDesign.elaborate(design.network(), changed));
            return true;
        } catch (InputException impossible) {
            return false;
        }
    }
}
