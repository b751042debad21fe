package dev.spikeloom.sim.event;

import dev.spikeloom.design.Design;
import dev.spikeloom.sim.HostTiming;

/** When the spike counter accepts output spikes, and the host takes results. */
final class ResultTiming {
    private static final int HEADS_PER_BEAT = 2;
    private static final long NEVER = -1;

    private final HostTiming timing;
    /** Cycles in which the host has to be ready before it has taken a result. */
    private final int beats;

    private long accept = NEVER;
    private long taken = NEVER;
    /** The counter stalls from the first of these cycles to before the second. */
    private long stallFrom = NEVER;

    private long stallTo = NEVER;

    ResultTiming(Design design, HostTiming timing) {
        this.timing = timing;
        this.beats = design.hostInterface().isPresent()
                ? (design.heads().size() + HEADS_PER_BEAT - 1) / HEADS_PER_BEAT + design.classes()
                : 1;
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
        taken = publish;
        for (int beat = 0; beat < beats; beat++) {
            taken++;
            while (!timing.takes(taken)) {
                taken++;
            }
        }
        return taken;
    }
}
