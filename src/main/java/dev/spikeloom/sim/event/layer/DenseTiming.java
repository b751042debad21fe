package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.DenseDesign;

/**
 * When a dense layer does what it does, vector by vector: the recurrences of {@code docs/microarchitecture.md}. A stall freezes
 * all that is in the pipeline, so what takes {@code n} cycles takes the length of the stalls in between on top; of
 * stalls, only those are remembered that can still be in the way.
 */
final class DenseTiming implements LayerTiming {
    private static final long NEVER = -1;

    private final int folds;
    private final int depth;
    private final boolean inputBuffered;
    private final boolean outputBuffered;
    /** Whether a spike takes a cycle of the accumulators. */
    private final boolean firesIntoAccumulators;

    /** The stalls that are not over when the last index is issued: first cycle, and first cycle after. */
    private final long[] stallFrom;

    private final long[] stallTo;
    private int stalls;

    /** Cycle in which the scheduler accepted the last vector. */
    private long accept = NEVER;
    /** Cycle in which its last index is issued. */
    private long lastIssue = NEVER;
    /** Cycle in which the last vector was accepted at the layer's input, which may be a buffer. */
    private long portAccept = NEVER;
    /** Cycle in which the output buffer accepted the last vector. */
    private long buffered = NEVER;
    /** Cycle in which the last pass fires. */
    private long fire = NEVER;

    private long blockedCycles;
    private long idleAccepts;
    private long sharedAccumulations;

    DenseTiming(DenseDesign layer) {
        folds = layer.folds();
        depth = layer.pipelineDepth();
        inputBuffered = layer.inputBuffered();
        outputBuffered = layer.outputBuffered();
        firesIntoAccumulators = layer.carriesOver() && !layer.folded();
        // Each of these belongs to a pass that is in the pipeline, in a stage of its own, or fires.
        stallFrom = new long[depth + 3];
        stallTo = new long[stallFrom.length];
    }

    @Override
    public long add(long offered, long work, long lastOutputAccepted) {
        int issues = (int) work;
        long valid = offered;
        if (inputBuffered) {
            portAccept = Math.max(offered, accept + 1);
            valid = portAccept + 1;
        }
        accept = moving(Math.max(valid, lastIssue));
        if (!inputBuffered) {
            portAccept = accept;
        }
        idleAccepts += accept == lastIssue ? 0 : 1;
        lastIssue = accept;
        long free = (outputBuffered ? buffered : lastOutputAccepted) + 1;
        for (int fold = 0; fold < folds; fold++) {
            pass(issues, free);
        }
        if (!outputBuffered) {
            return fire + 1;
        }
        buffered = Math.max(fire + 1, lastOutputAccepted + 1);
        return buffered + 1;
    }

    /** @param free the first cycle in which the output register is free */
    private void pass(int issues, long free) {
        forgetStalls();
        if (firesIntoAccumulators) {
            long firstAccumulation = after(after(lastIssue, 1), depth);
            sharedAccumulations += firstAccumulation == fire ? 1 : 0;
        }
        lastIssue = after(lastIssue, issues);
        long ready = after(lastIssue, depth) + 1;
        fire = Math.max(ready, free);
        if (fire > ready) {
            stallFrom[stalls] = ready;
            stallTo[stalls] = fire;
            stalls++;
            blockedCycles += fire - ready;
        }
    }

    @Override
    public long portAccept() {
        return portAccept;
    }

    /** Cycles stalled. */
    long blockedCycles() {
        return blockedCycles;
    }

    /** Vectors accepted in a cycle without an issue. */
    long idleAccepts() {
        return idleAccepts;
    }

    /** Passes that fire in a cycle in which the first rows of the next one are accumulated. */
    long sharedAccumulations() {
        return sharedAccumulations;
    }

    /** The first cycle from {@code cycle} on without a stall. */
    private long moving(long cycle) {
        for (int i = 0; i < stalls; i++) {
            if (cycle >= stallFrom[i] && cycle < stallTo[i]) {
                return stallTo[i];
            }
        }
        return cycle;
    }

    /** The {@code count}th cycle without a stall after {@code cycle}, which has none itself. */
    private long after(long cycle, int count) {
        long end = cycle + count;
        for (int i = 0; i < stalls; i++) {
            if (stallFrom[i] > cycle && stallFrom[i] <= end) {
                end += stallTo[i] - stallFrom[i];
            }
        }
        return end;
    }

    private void forgetStalls() {
        int kept = 0;
        for (int i = 0; i < stalls; i++) {
            if (stallTo[i] > lastIssue) {
                stallFrom[kept] = stallFrom[i];
                stallTo[kept] = stallTo[i];
                kept++;
            }
        }
        stalls = kept;
    }
}
