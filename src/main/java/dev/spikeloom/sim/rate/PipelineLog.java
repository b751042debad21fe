package dev.spikeloom.sim.rate;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.Design;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.sim.CycleLog;
import dev.spikeloom.sim.trace.Kanata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the way of each weight row and of each spike vector through the layers as a log for the pipeline viewer Konata
 * (Kanata format, version 4). A weight row that is issued is an instruction, and so is each firing check, up to the
 * acceptance of its spikes. The thread is the layer, the number in the simulator that of the spike vector.
 *
 * <p>In a stall, stages last longer, and lane 1 shows {@code stl}.
 */
public final class PipelineLog implements CycleLog {
    private final Kanata kanata;
    private final List<LayerPipeline> layers = new ArrayList<>();

    public PipelineLog(Design design, TraceLayout layout, int timeSteps, Appendable out) throws IOException {
        this.kanata = new Kanata(out);
        for (LayerDesign layer : design.layers()) {
            layers.add(new LayerPipeline(layer, layout.layer(layer.index()), timeSteps, kanata));
        }
    }

    @Override
    public void write(ClockedModel model, TraceRecord record) throws IOException {
        kanata.at(model.cycle());
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).observe(model.issue(i), record);
        }
    }

    @Override
    public void finish(long cycles) throws IOException {
        kanata.at(cycles);
        for (LayerPipeline layer : layers) {
            layer.finish();
        }
    }
}
