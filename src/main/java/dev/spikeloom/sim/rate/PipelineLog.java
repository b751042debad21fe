package dev.spikeloom.sim.rate;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.sim.CycleLog;
import dev.spikeloom.sim.rate.layer.LayerPipeline;
import dev.spikeloom.sim.trace.Kanata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the way of each weight row and of each spike vector through the layers as a log for the pipeline viewer Konata
 * (Kanata format, version 4). A weight row that is issued is an instruction, or a step of a convolution's spike, and so is
 * each firing check or sweep, up to the acceptance of its spikes. The thread is the layer, the number in the simulator that of the spike vector.
 *
 * <p>In a stall, stages last longer, and lane 1 shows {@code stl}.
 */
final class PipelineLog implements CycleLog {
    private final Kanata kanata;
    private final List<LayerPipeline> layers = new ArrayList<>();

    PipelineLog(RateModel model, TraceLayout layout, Appendable out) throws IOException {
        this.kanata = new Kanata(out);
        for (LayerDesign layer : model.design().layers()) {
            layers.add(model.layer(layer.index()).pipeline(layout.layer(layer.index()), model.timeSteps(), kanata));
        }
    }

    @Override
    public void write(long cycle, TraceRecord record) throws IOException {
        kanata.at(cycle);
        for (LayerPipeline layer : layers) {
            layer.observe(record);
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
