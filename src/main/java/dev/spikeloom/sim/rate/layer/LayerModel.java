package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.sim.Clocked;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.ReadyInput;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.sim.trace.Kanata;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;

/** A layer of any kind without the buffers at its ends, cycle by cycle. */
public interface LayerModel extends Clocked, SpikeOutput, ReadyInput {
    /** Connects it with what takes its spikes; before the first cycle. */
    void connect(ReadyInput next);

    /** What counts its doings, those of its buffers included. */
    LayerActivity activity();

    /** The spike vector that it accepts in this cycle, or null. */
    SpikeVector accepted();

    /** Whether its output is taken in this cycle. */
    boolean taken();

    LayerCounters counters();

    /** Records this cycle, between evaluate and commit. */
    void record(Probes probes, TraceRecord record);

    /**
     * What writes down the way of its spikes: to be asked in each cycle between evaluate and commit.
     *
     * @param timeSteps of a sample
     */
    LayerPipeline pipeline(Probes probes, int timeSteps, Kanata log);

    /**
     * What writes down which vector it works on: to be asked likewise.
     *
     * @throws IOException if it cannot be written
     */
    LayerTimeline timeline(Probes probes, LayerTimeline.Place place) throws IOException;
}
