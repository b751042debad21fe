package dev.spikeloom.sim.bottleneck;

import static dev.spikeloom.design.parameter.ParameterTable.BANK_MAPPING;
import static dev.spikeloom.design.parameter.ParameterTable.BANK_ROWS;
import static dev.spikeloom.design.parameter.ParameterTable.INPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.ISSUE_WIDTH;
import static dev.spikeloom.design.parameter.ParameterTable.LANES;
import static dev.spikeloom.design.parameter.ParameterTable.MOST_ISSUED;
import static dev.spikeloom.design.parameter.ParameterTable.OUTPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.READ_PORTS;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.BankMapping;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.Parameter;
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

    /** The parameters that are changed, those first that widen a layer most. */
    public static final List<Parameter<?>> PARAMETERS =
            List.of(ISSUE_WIDTH, LANES, BANK_ROWS, BANK_MAPPING, READ_PORTS, INPUT_BUFFERS, OUTPUT_BUFFERS);

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
            change(given -> given.with(LANES, more < now.neurons() ? more : 0));
        }
        if (now.issueWidth() < MOST_ISSUED) {
            widerIssue(2 * now.issueWidth());
        }
        if (now.multiIssue() && now.readPorts() == 1) {
            change(given -> given.with(READ_PORTS, 2));
        }
        if (now.multiIssue() && !now.interleaved()) {
            change(given -> given.with(BANK_MAPPING, BankMapping.INTERLEAVED));
        }
        if (!now.inputBuffered()) {
            change(given -> given.with(INPUT_BUFFERS, 2));
        }
        if (!now.outputBuffered()) {
            change(given -> given.with(OUTPUT_BUFFERS, 2));
        }
        boolean last = layer == design.layers().size() - 1;
        if (!last && !design.layers().get(layer + 1).inputBuffered()) {
            change(layer + 1, given -> given.with(INPUT_BUFFERS, 2));
        }
        return candidates;
    }

    /** With the banks as they are, or with the fewest more read ports that it needs: a second one each, or more banks. */
    private void widerIssue(int width) {
        boolean possible = widerIssue(width, given -> given);
        if (!possible) {
            widerIssue(width, given -> given.with(READ_PORTS, 2));
        }
        int rows = design.layers().get(layer).bankRows() / 2;
        while (!possible && rows >= LEAST_BANK_ROWS) {
            int smaller = rows;
            possible = widerIssue(width, given -> given.with(BANK_ROWS, smaller));
            rows /= 2;
        }
    }

    /** Adds a wider issue from other banks, with the mapping that there is and with an interleaved one. */
    private boolean widerIssue(int width, UnaryOperator<LayerArchitecture> banks) {
        boolean possible = change(given -> banks.apply(given.with(ISSUE_WIDTH, width)));
        if (possible && !design.layers().get(layer).interleaved()) {
            change(given -> banks.apply(given.with(ISSUE_WIDTH, width)).with(BANK_MAPPING, BankMapping.INTERLEAVED));
        }
        return possible;
    }

    private boolean change(UnaryOperator<LayerArchitecture> changes) {
        return change(layer, changes);
    }

    /** Adds a candidate, if it is possible. */
    private boolean change(int changedLayer, UnaryOperator<LayerArchitecture> changes) {
        Architecture now = design.architecture();
        List<LayerArchitecture> layers = new ArrayList<>();
        for (int i = 0; i < design.layers().size(); i++) {
            LayerArchitecture given = now.layer(i);
            layers.add(i == changedLayer ? changes.apply(given) : given);
        }
        try {
            candidates.add(RateDesign.elaborate(design.network(), now.withLayers(layers)));
            return true;
        } catch (InputException impossible) {
            return false;
        }
    }
}
