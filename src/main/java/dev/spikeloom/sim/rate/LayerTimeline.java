package dev.spikeloom.sim.rate;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.sim.trace.TraceEvents;
import dev.spikeloom.sim.trace.Track;
import dev.spikeloom.sim.trace.VectorNames;
import java.io.IOException;

/** The tracks of a layer in a timeline: what it issues, when it stalls and fires, what stands in its output register. */
final class LayerTimeline {
    private final LayerDesign layer;
    private final Probes probes;
    private final VectorNames names;
    private final TraceEvents events;
    private final int group;
    private final Track issued;
    private final Track stalled;
    private final Track fires;
    private final Track output;

    private long issuedVectors;
    private long firedVectors;
    private long leftVectors;

    /** Of the vector that is being issued. */
    private long issueBegan;

    private long activeInputs;
    private long rows;
    private long conflicts;

    LayerTimeline(LayerDesign layer, Probes probes, VectorNames names, TraceEvents events, int group, int firstTrack)
            throws IOException {
        this.layer = layer;
        this.probes = probes;
        this.names = names;
        this.events = events;
        this.group = group;
        events.group(group, "layer " + layer.index() + ", " + layer.inputs() + " x " + layer.neurons());
        this.issued = new Track(events, group, firstTrack, "issue");
        this.stalled = new Track(events, group, firstTrack + 1, "stall");
        this.fires = new Track(events, group, firstTrack + 2, "fire");
        this.output = new Track(events, group, firstTrack + 3, "output");
    }

    void observe(long cycle, Issue issue, TraceRecord record) throws IOException {
        if (issue.valid) {
            issue(cycle, issue);
        }
        stalled.follow(record.isSet(probes.get(LayerProbe.STALL)), "stall", cycle);
        if (record.isSet(probes.get(LayerProbe.FIRE))) {
            fires.mark(names.of(firedVectors), cycle, names.arguments(firedVectors));
            firedVectors += record.isSet(probes.get(LayerProbe.PUBLISH)) ? 1 : 0;
        }
        if (record.isSet(probes.get(LayerProbe.OUTPUT_VALID))) {
            output(cycle, record);
        }
    }

    void finish(long cycle) throws IOException {
        issued.finish(cycle);
        stalled.finish(cycle);
        output.finish(cycle);
    }

    private void issue(long cycle, Issue issue) throws IOException {
        if (issue.first && issue.fold == 0) {
            issued.open(names.of(issuedVectors), cycle);
            issueBegan = cycle;
            activeInputs = 0;
            rows = 0;
            conflicts = 0;
        }
        activeInputs += issue.fold == 0 ? issue.reads : 0;
        rows += issue.reads;
        conflicts += issue.conflict ? 1 : 0;
        if (issue.last && issue.fold == layer.folds() - 1) {
            issued.close(
                    cycle + 1,
                    names.arguments(issuedVectors) + ",\"active_inputs\":" + activeInputs + ",\"sram_reads\":" + rows
                            + ",\"conflict_cycles\":" + conflicts);
            events.value(group, "active inputs", issueBegan, activeInputs);
            issuedVectors++;
        }
    }

    private void output(long cycle, TraceRecord record) throws IOException {
        if (!output.isOpen()) {
            output.open(names.of(leftVectors), cycle);
        }
        if (record.isSet(probes.get(LayerProbe.OUTPUT_READY))) {
            int spikes = record.value(probes.get(LayerProbe.SPIKES), 0).bitCount();
            output.close(cycle + 1, names.arguments(leftVectors) + ",\"spikes\":" + spikes);
            leftVectors++;
        }
    }
}
