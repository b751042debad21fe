package dev.spikeloom.sim.event.layer;

import dev.spikeloom.sim.LayerCounters;

/** What a layer of any kind does in a run, and when. */
public interface LayerRun {
    /** That of a thread. */
    LayerTally tally(int worker);

    LayerTiming timing();

    /** {@code [time steps]}: active inputs, over all that is tallied. */
    long[] spikesInByStep();

    /**
     * The counters, after the last vector.
     *
     * @param cycles of the run
     * @param spikesOutByStep {@code [time steps]}
     * @param saturations potentials that were clipped
     */
    LayerCounters counters(long cycles, long[] spikesOutByStep, long saturations);
}
