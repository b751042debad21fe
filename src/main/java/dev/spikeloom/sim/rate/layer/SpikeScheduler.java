package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.spike.SpikeVector;

/**
 * Issues the set bits of a spike vector; an empty vector takes one issue as well. In a layer with fewer lanes than
 * neurons, the vector is issued once for each fold: each time is a pass.
 */
abstract class SpikeScheduler {
    private final int lastFold;
    /** Whether it accepts a vector in a stall, too, when it has none. */
    private final boolean acceptsInStall;

    private final SpikeVector vector;

    private boolean busy;
    private boolean first;
    private boolean fresh;
    /** As after a sample: the first vector is that of a first time step. */
    private boolean finalStep = true;

    private int fold;

    private boolean issuing;
    private boolean accepts;
    private SpikeVector offered;
    private boolean offeredFinalStep;

    /**
     * @param places of spikes
     * @param folds passes over a vector
     * @param acceptsInStall whether it accepts a vector in a stall, too, when it has none
     */
    SpikeScheduler(int places, int folds, boolean acceptsInStall) {
        this.lastFold = folds - 1;
        this.acceptsInStall = acceptsInStall;
        this.vector = folds > 1 ? new SpikeVector(places) : null;
    }

    static SpikeScheduler of(DenseDesign layer) {
        return layer.multiIssue() ? new BankedScheduler(layer) : new SingleScheduler(layer);
    }

    /** Whether nothing is pending after this cycle's issue. */
    abstract boolean last();

    /** Makes all of a vector's spikes pending. */
    abstract void load(SpikeVector spikes);

    /** What is issued is no longer pending. */
    abstract void advance();

    /** Sets which rows are read, if an issue takes place. */
    abstract void select(Issue issue);

    /** Sets the row that each address shows: that of its port's lowest pending input; 0 if none is pending. */
    abstract void show(int[] rows);

    /** The lowest pending input; 0 if none is pending. Only with an issue width of 1. */
    abstract int index();

    /** Whether fewer are issued than the issue width, although more are pending. */
    abstract boolean conflict();

    final boolean ready(boolean stall) {
        return acceptsInStall ? !busy || (!stall && done()) : !stall && (!busy || done());
    }

    final boolean issueValid(boolean stall) {
        return busy && !stall;
    }

    /** Whether there is a vector to issue. */
    final boolean busy() {
        return busy;
    }

    final boolean first() {
        return first;
    }

    final boolean fresh() {
        return fresh;
    }

    final boolean finalStep() {
        return finalStep;
    }

    final int fold() {
        return fold;
    }

    /** The vector that is accepted in this cycle, or null. */
    final SpikeVector accepted() {
        return accepts ? offered : null;
    }

    /** Whether the register of pending spikes is clocked in this cycle. */
    final boolean pendingEnabled() {
        return accepts || issuing;
    }

    /** Decides what this cycle issues and accepts; {@link #commit} then does it. */
    final void evaluate(boolean stall, SpikeOutput upstream, Issue issue) {
        issuing = issueValid(stall);
        issue.valid = issuing;
        issue.first = first;
        issue.last = last();
        issue.fresh = fresh;
        issue.finalStep = finalStep;
        issue.fold = fold;
        issue.reads = 0;
        issue.conflict = issuing && conflict();
        show(issue.shownRows);
        if (issuing) {
            select(issue);
        }
        accepts = upstream.valid() && ready(stall);
        if (accepts) {
            offered = upstream.spikes();
            offeredFinalStep = upstream.finalStep();
        }
    }

    final void commit() {
        if (accepts) {
            load(offered);
            if (vector != null) {
                vector.copyFrom(offered);
            }
            busy = true;
            first = true;
            fresh = finalStep;
            finalStep = offeredFinalStep;
            fold = 0;
        } else if (issuing) {
            boolean passDone = last();
            boolean done = done();
            advance();
            if (passDone && !done) {
                load(vector);
            }
            busy = !done;
            first = passDone && lastFold > 0;
            fold = done ? 0 : passDone ? fold + 1 : fold;
        }
    }

    private boolean done() {
        return last() && fold == lastFold;
    }
}
