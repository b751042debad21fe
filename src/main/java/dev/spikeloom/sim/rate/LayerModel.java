package dev.spikeloom.sim.rate;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.sim.Clocked;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.ReadyInput;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.spike.SpikeVector;

/** A layer of any kind without the buffers at its ends, cycle by cycle. */
interface LayerModel extends Clocked, SpikeOutput, ReadyInput {
    /** Connects it with what takes its spikes; before the first cycle. */
    void connect(ReadyInput next);

    /** What counts its doings, those of its buffers included. */
    LayerActivity activity();

    /** What is issued in this cycle. */
    Issue issue();

    /** The spike vector that it accepts in this cycle, or null. */
    SpikeVector accepted();

    /** Whether its output is taken in this cycle. */
    boolean taken();

    LayerCounters counters();

    /** Records this cycle, between evaluate and commit. */
    void record(Probes probes, TraceRecord record);
}
