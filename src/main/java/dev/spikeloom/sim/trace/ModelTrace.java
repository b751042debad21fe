package dev.spikeloom.sim.trace;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.LayerCounters;
import java.util.List;

/** A clocked model's trace, one record a cycle, from the first cycle after reset. */
public final class ModelTrace {
    private final ClockedModel model;
    private final TraceLayout layout;

    /**
     * The trace of a model.
     *
     * @param model in its first cycle
     * @param layout of its design
     */
    public ModelTrace(ClockedModel model, TraceLayout layout) {
        this.model = model;
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
