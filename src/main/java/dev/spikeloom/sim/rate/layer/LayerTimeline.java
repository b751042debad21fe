package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.sim.trace.TraceEvents;
import dev.spikeloom.sim.trace.Track;
import dev.spikeloom.sim.trace.VectorNames;
import java.io.IOException;

/**
 * The tracks of a layer in a timeline: what goes in, when it stalls and compares potentials, what stands in its output
 * register. What goes in and how potentials are compared is up to its kind.
 */
public abstract class LayerTimeline {
    private final Probes probes;
    private final VectorNames names;
    private final TraceEvents events;
    private final int group;
    private final Track entering;
    private final Track stalled;
    private final Track checks;
    private final Track output;

    private long enteredVectors;
    private long leftVectors;

    /** Of the vector that goes in. */
    private long began;

    /** Where its tracks are, and how vectors are called there. */
    public record Place(VectorNames names, TraceEvents events, int group, int firstTrack) {}

    /**
     * The tracks of a layer in its first cycle.
     *
     * @param title of the group
     * @param entering what the track of what goes in is called
     * @param check what that of the comparison is called
     */
    LayerTimeline(String title, Probes probes, Place place, String entering, String check) throws IOException {
        this.probes = probes;
        this.names = place.names;
        this.events = place.events;
        this.group = place.group;
        events.group(group, title);
        this.entering = new Track(events, group, place.firstTrack, entering);
        this.stalled = new Track(events, group, place.firstTrack + 1, "stall");
        this.checks = new Track(events, group, place.firstTrack + 2, check);
        this.output = new Track(events, group, place.firstTrack + 3, "output");
    }

    /** Follows what goes in. */
    abstract void enter(long cycle, TraceRecord record) throws IOException;

    /** Follows the comparison of potentials. */
    abstract void check(long cycle, TraceRecord record) throws IOException;

    public final void observe(long cycle, TraceRecord record) throws IOException {
        enter(cycle, record);
        stalled.follow(record.isSet(probes.get(LayerProbe.STALL)), "stall", cycle);
        check(cycle, record);
        if (record.isSet(probes.get(LayerProbe.OUTPUT_VALID))) {
            output(cycle, record);
        }
    }

    public final void finish(long cycle) throws IOException {
        entering.finish(cycle);
        stalled.finish(cycle);
        checks.finish(cycle);
        output.finish(cycle);
    }

    /** The next vector begins to go in. */
    final void open(long cycle) {
        entering.open(names.of(enteredVectors), cycle);
        began = cycle;
    }

    /** This cycle is its last. */
    final void close(long cycle, long activeInputs, long reads, long conflicts) throws IOException {
        entering.close(
                cycle + 1,
                names.arguments(enteredVectors)
                        .put("active_inputs", activeInputs)
                        .put("sram_reads", reads)
                        .put("conflict_cycles", conflicts));
        events.value(group, "active inputs", began, activeInputs);
        enteredVectors++;
    }

    final Track checks() {
        return checks;
    }

    final VectorNames names() {
        return names;
    }

    private void output(long cycle, TraceRecord record) throws IOException {
        if (!output.isOpen()) {
            output.open(names.of(leftVectors), cycle);
        }
        if (record.isSet(probes.get(LayerProbe.OUTPUT_READY))) {
            int spikes = record.value(probes.get(LayerProbe.SPIKES), 0).bitCount();
            output.close(cycle + 1, names.arguments(leftVectors).put("spikes", spikes));
            leftVectors++;
        }
    }
}
