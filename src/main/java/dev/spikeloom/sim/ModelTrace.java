package dev.spikeloom.sim;

import dev.spikeloom.design.RateDesign;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import java.util.List;

/** The clocked model's trace, one record a cycle, from the first cycle after reset. */
public final class ModelTrace {
    private final ClockedModel model;
    private final TraceLayout layout;

    public ModelTrace(RateDesign design, TraceLayout layout, Host host) {
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
