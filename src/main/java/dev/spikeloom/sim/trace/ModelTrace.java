package dev.spikeloom.sim.trace;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.Design;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.rate.ClockedModel;
import java.util.List;

/** The clocked model's trace, one record a cycle, from the first cycle after reset. */
public final class ModelTrace {
    private final ClockedModel model;
    private final TraceLayout layout;

    public ModelTrace(Design design, TraceLayout layout, Host host) {
        this.model = new ClockedModel(design, host);
        this.layout = layout;
    }

    /** Runs the next cycle and fills {@code record} with its probes. */
    public void next(TraceRecord record) {
        model.evaluate();
        model.record(layout, record);
        model.commit();
    }

    /** What each layer has done so far, input side first. */
    public List<LayerCounters> counters() {
        return model.counters();
    }
}
