package dev.spikeloom.sim;

import dev.spikeloom.spike.SpikeVector;

/** Issues the set bits of a spike vector in ascending order, one a cycle; an empty vector takes one cycle as well. */
final class SpikeScheduler {
    private final SpikeVector pending;
    private boolean busy;
    private boolean first;
    /** The number of bits of {@code pending} that are set, and the lowest of them (0 if there is none). */
    private int remaining;

    private int lowest;

    private boolean issuing;
    private SpikeVector accepted;

    SpikeScheduler(int inputs) {
        this.pending = new SpikeVector(inputs);
    }

    boolean ready(boolean stall) {
        return !stall && (!busy || last());
    }

    boolean issueValid(boolean stall) {
        return busy && !stall;
    }

    boolean issueRead(boolean stall) {
        return issueValid(stall) && remaining > 0;
    }

    int index() {
        return lowest;
    }

    boolean first() {
        return first;
    }

    boolean last() {
        return remaining <= 1;
    }

    /** Decides what this cycle issues and accepts; {@link #commit} then does it. */
    void evaluate(boolean stall, SpikeOutput upstream) {
        issuing = issueValid(stall);
        accepted = upstream.valid() && ready(stall) ? upstream.spikes() : null;
    }

    /** The vector that is accepted in this cycle, or null. */
    SpikeVector accepted() {
        return accepted;
    }

    void commit() {
        if (accepted != null) {
            pending.copyFrom(accepted);
            remaining = pending.cardinality();
            busy = true;
            first = true;
            lowest = Math.max(0, pending.nextSpike(0));
        } else if (issuing) {
            busy = !last();
            first = false;
            if (remaining > 0) {
                pending.clear(lowest);
                remaining--;
                lowest = Math.max(0, pending.nextSpike(lowest));
            }
        }
    }
}
