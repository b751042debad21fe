package dev.spikeloom.sim.rate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.CounterProbe;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.sim.CycleLog;
import dev.spikeloom.sim.rate.layer.LayerTimeline;
import dev.spikeloom.sim.trace.TraceEvents;
import dev.spikeloom.sim.trace.Track;
import dev.spikeloom.sim.trace.VectorNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes when the host, each layer and the spike counter worked on which spike vector, as trace events for Perfetto or
 * chrome://tracing. A cycle is a microsecond there.
 */
final class Timeline implements CycleLog {
    /** Numbers of tracks that a group may use. */
    private static final int TRACKS = 10;

    private final RateModel model;
    private final TraceLayout layout;
    private final TraceEvents events;
    private final VectorNames names;
    private final Track offered;
    private final List<LayerTimeline> layers = new ArrayList<>();
    private final Track counted;
    private final Track counterStalled;
    private final Track result;

    private long offeredVectors;
    private long countedVectors;
    private long results;

    Timeline(RateModel model, TraceLayout layout, Appendable out) throws IOException {
        this.model = model;
        this.layout = layout;
        this.events = new TraceEvents(out);
        this.names = new VectorNames(model.timeSteps());
        int group = 1;
        events.group(group, "host");
        offered = new Track(events, group, TRACKS * group, "offers");
        for (LayerDesign layer : model.design().layers()) {
            group++;
            layers.add(model.layer(layer.index())
                    .timeline(
                            layout.layer(layer.index()),
                            new LayerTimeline.Place(names, events, group, TRACKS * group)));
        }
        group++;
        events.group(group, "spike counter");
        counted = new Track(events, group, TRACKS * group, "counts");
        counterStalled = new Track(events, group, TRACKS * group + 1, "stall");
        result = new Track(events, group, TRACKS * group + 2, "result");
    }

    @Override
    public void write(long cycle, TraceRecord record) throws IOException {
        host(cycle, record);
        for (LayerTimeline layer : layers) {
            layer.observe(cycle, record);
        }
        counter(cycle, record);
    }

    @Override
    public void finish(long cycles) throws IOException {
        offered.finish(cycles);
        for (LayerTimeline layer : layers) {
            layer.finish(cycles);
        }
        counterStalled.finish(cycles);
        result.finish(cycles);
        events.finish();
    }

    private void host(long cycle, TraceRecord record) throws IOException {
        if (record.isSet(layout.get(PortProbe.INPUT_VALID))) {
            if (!offered.isOpen()) {
                offered.open(names.of(offeredVectors), cycle);
            }
            if (record.isSet(layout.get(PortProbe.INPUT_READY))) {
                offered.close(cycle + 1, names.arguments(offeredVectors));
                offeredVectors++;
            }
        }
    }

    private void counter(long cycle, TraceRecord record) throws IOException {
        if (record.isSet(layout.get(CounterProbe.COUNTER_VALID))
                && record.isSet(layout.get(CounterProbe.COUNTER_READY))) {
            counted.mark(names.of(countedVectors), cycle, names.arguments(countedVectors));
            countedVectors++;
        }
        counterStalled.follow(record.isSet(layout.get(CounterProbe.COUNTER_STALL)), "stall", cycle);
        if (record.isSet(layout.get(PortProbe.RESULT_VALID)) && !result.isOpen()) {
            result.open("sample " + results, cycle);
        }
        if (model.resultTaken()) {
            ObjectNode arguments = TraceEvents.arguments().put("sample", results);
            ArrayNode classes = arguments.putArray("classes");
            IntStream.of(model.resultClasses()).forEach(classes::add);
            result.close(cycle + 1, arguments);
            results++;
        }
    }
}
