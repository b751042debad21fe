package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.ConvolutionDesign;

/**
 * When a convolution does what it does, vector by vector: the recurrences of {@code docs/microarchitecture.md}. All that is
 * in front of the last stage stalls while the first step of a vector waits there for the sweep that ends the one before, and
 * while the last step waits for the output register.
 */
final class ConvolutionTiming implements LayerTiming {
    private static final long NEVER = -1;

    private final boolean doubled;
    private final int sweepCycles;
    /** Stages in front of the last but one. */
    private final int stagesToGate;

    private final boolean inputBuffered;
    private final boolean outputBuffered;
    private final Stalls stalls = new Stalls();

    private long accept = NEVER;
    /** Cycle in which the last spike of the vector leaves the scheduler. */
    private long lastIssue = NEVER;
    /** Cycle of its last step. */
    private long lastStep = NEVER;
    /** The last cycle of the sweep. */
    private long sweepEnd = NEVER;

    private long portAccept = NEVER;
    private long buffered = NEVER;
    private long idleAccepts;

    ConvolutionTiming(ConvolutionDesign layer) {
        doubled = layer.doubled();
        sweepCycles = layer.sweepCycles();
        stagesToGate = layer.pipelineDepth() - 1;
        inputBuffered = layer.inputBuffered();
        outputBuffered = layer.outputBuffered();
    }

    @Override
    public long add(long offered, long work, long lastOutputAccepted) {
        long valid = offered;
        if (inputBuffered) {
            portAccept = Math.max(offered, accept + 1);
            valid = portAccept + 1;
        }
        accept = Math.max(valid, lastIssue);
        if (!inputBuffered) {
            portAccept = accept;
        }
        idleAccepts += accept == lastIssue ? 0 : 1;
        long free = (outputBuffered ? buffered : lastOutputAccepted) + 1;
        steps(ConvolutionTally.stepsOf(work), ConvolutionTally.lastStepsOf(work), free);
        long publishes = sweepEnd + 2;
        if (!outputBuffered) {
            return publishes;
        }
        buffered = Math.max(publishes, lastOutputAccepted + 1);
        return buffered + 1;
    }

    /**
     * The steps of a vector, up to the sweep that ends it.
     *
     * @param lastSteps those of its last spike
     * @param free the first cycle in which the output register is free
     */
    private void steps(long steps, long lastSteps, long free) {
        stalls.forget(lastStep);
        long firstIssue = stalls.moving(Math.max(accept + 1, lastStep));
        long enter = firstIssue + 1;
        long gate = enterGate(enter);
        if (!doubled) {
            stalls.add(gate, sweepEnd + 1);
        }
        long firstStep = stalls.moving(enter);
        if (steps > 1) {
            enter = stalls.after(firstStep, steps - 2) + 1;
            gate = enterGate(enter);
        }
        long ready = stalls.moving(gate);
        long passes = Math.max(ready, Math.max(free, sweepEnd + 1));
        stalls.add(ready, passes);
        lastIssue = lastSteps == steps ? firstIssue : stalls.after(firstStep, steps - lastSteps - 1);
        lastStep = stalls.moving(enter);
        sweepEnd = passes + sweepCycles;
    }

    /** The cycle in which a step that enters the first stage enters the last but one. */
    private long enterGate(long enter) {
        long cycle = enter;
        for (int stage = 0; stage < stagesToGate; stage++) {
            cycle = stalls.moving(cycle) + 1;
        }
        return cycle;
    }

    @Override
    public long portAccept() {
        return portAccept;
    }

    /** Cycles stalled. */
    long blockedCycles() {
        return stalls.cycles();
    }

    /** Vectors accepted in a cycle without an issue. */
    long idleAccepts() {
        return idleAccepts;
    }
}
