package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.HostTiming;

/** When the spike counter accepts output spikes, and the host takes results. */
final class ResultTiming {
    private static final int HEADS_PER_BEAT = 2;
    private static final long NEVER = -1;

    private final HostTiming timing;
    /** Beats of a result on a stream; 0 if the host takes it whole. */
    private final int beats;
    /** Registers between the spike counts and the class. */
    private final int stages;

    private long accept = NEVER;
    /** The cycle in which the last result left the counter's registers, and that in which the host took the last of it. */
    private long taken = NEVER;

    private long takenByHost = NEVER;
    /** The counter stalls from the first of these cycles to before the second. */
    private long stallFrom = NEVER;

    private long stallTo = NEVER;

    ResultTiming(RateDesign design, HostTiming timing) {
        this.timing = timing;
        this.beats = design.hostInterface().isPresent()
                ? (design.heads().size() + HEADS_PER_BEAT - 1) / HEADS_PER_BEAT + design.classes()
                : 0;
        this.stages = design.decisionStages();
    }

    /** The cycle in which the last output spikes were accepted; -1 if there were none yet. */
    long accept() {
        return accept;
    }

    /** Takes output spikes that are offered from {@code offered} on. */
    void add(long offered) {
        accept = Math.max(offered, accept + 1);
        if (accept >= stallFrom && accept < stallTo) {
            accept = stallTo;
        }
    }

    /** Ends the sample whose last output spikes were added last; returns the cycle in which its result is taken. */
    long endSample() {
        long publish = Math.max(accept + 1, taken + 1);
        stallFrom = accept + 1;
        stallTo = publish;
        taken = beats == 0 ? firstTake(publish + stages + 1) : publish + stages;
        takenByHost = beats == 0 ? taken : sendBeats(publish + stages + 1);
        return takenByHost;
    }

    /**
     * Each beat goes through a register, which takes it when the one before is taken.
     *
     * @param offered the first cycle in which there is a result
     * @return the cycle in which the last beat is taken
     */
    private long sendBeats(long offered) {
        long left = takenByHost;
        for (int beat = 0; beat < beats; beat++) {
            taken = Math.max(offered, left);
            left = firstTake(taken + 1);
        }
        return left;
    }

    private long firstTake(long from) {
        long cycle = from;
        while (!timing.takes(cycle)) {
            cycle++;
        }
        return cycle;
    }
}
