package dev.spikeloom.sim.event;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.rate.RateModel;
import dev.spikeloom.sim.rate.layer.FiringChecks;
import dev.spikeloom.sim.trace.ModelTrace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The firing checks of the clocked model, layer by layer: runs it as far as is asked for, and keeps of other layers what they
 * fired meanwhile.
 */
final class ClockedFirings {
    private final ModelTrace trace;
    private final TraceRecord record;
    private final List<LayerFirings> layers = new ArrayList<>();

    ClockedFirings(RateDesign design, Host host) {
        TraceLayout layout = design.traceLayout();
        trace = new ModelTrace(new RateModel(design, host), layout);
        record = new TraceRecord(layout);
        design.layers()
                .forEach(layer -> layers.add(new LayerFirings(new FiringChecks(layer, layout.layer(layer.index())))));
    }

    /** The potentials of a layer at its firing check for the next spike vector, {@code [neurons]}. */
    int[] next(int layer) {
        Queue<int[]> fired = layers.get(layer).fired;
        while (fired.isEmpty()) {
            trace.next(record);
            layers.forEach(other -> other.look(record));
        }
        return fired.remove();
    }

    private static final class LayerFirings {
        private final FiringChecks checks;
        private final Queue<int[]> fired = new ArrayDeque<>();

        LayerFirings(FiringChecks checks) {
            this.checks = checks;
        }

        void look(TraceRecord record) {
            checks.next(record).ifPresent(fired::add);
        }
    }
}
