package dev.spikeloom.sim;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.spike.SpikeVector;
import java.io.IOException;
import java.util.List;

/**
 * A machine and its host, cycle by cycle, from the first cycle after reset. A cycle is {@link #evaluate}, then any number of
 * looks at it, then {@link #commit}.
 */
public interface ClockedModel extends Clocked {
    /** The number of the cycle that is evaluated next or was evaluated last; the first after reset is 0. */
    long cycle();

    /** Fills {@code record}, of the layout of the design, with the probes of this cycle. */
    void record(TraceLayout layout, TraceRecord record);

    /** The spike vector that layer {@code index} accepts in this cycle, or null. */
    SpikeVector accepted(int index);

    /** The cycles that a spike vector asks layer {@code index} for, if that issues as many of its indices a cycle as it can. */
    int cyclesOf(int index, SpikeVector vector);

    /** The output spikes that are accepted in this cycle by what makes results of them, or null. */
    SpikeVector outputSpikes();

    /** Whether the host takes a result in this cycle. */
    boolean resultTaken();

    /** The class of each head of the result that is taken in this cycle. */
    int[] resultClasses();

    /** What each layer has done so far, input side first. */
    List<LayerCounters> counters();

    /**
     * A log of the way of each weight row and of each spike vector through the layers, for the pipeline viewer Konata (Kanata
     * format, version 4).
     *
     * @throws IOException if the beginning cannot be written
     */
    CycleLog pipelineLog(TraceLayout layout, Appendable out) throws IOException;

    /**
     * A log of when the host, each layer and what makes results worked on which spike vector, as trace events for Perfetto or
     * chrome://tracing. A cycle is a microsecond there.
     *
     * @throws IOException if the beginning cannot be written
     */
    CycleLog timeline(TraceLayout layout, Appendable out) throws IOException;
}
