package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.sim.Clocked;
import dev.spikeloom.sim.ReadyInput;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.spike.SpikeVector;

/** Room for one more spike vector at the input or the output of a layer. */
final class SpikeBuffer implements Clocked, SpikeOutput, ReadyInput {
    private final SpikeOutput upstream;
    private ReadyInput downstream;

    private boolean valid;
    private SpikeVector held;
    private SpikeVector spare;
    private boolean finalStep;

    private boolean accepts;
    private boolean taken;
    private boolean nextFinalStep;

    SpikeBuffer(SpikeOutput upstream, int size) {
        this.upstream = upstream;
        this.held = new SpikeVector(size);
        this.spare = new SpikeVector(size);
    }

    void connect(ReadyInput next) {
        this.downstream = next;
    }

    @Override
    public boolean valid() {
        return valid;
    }

    @Override
    public SpikeVector spikes() {
        return held;
    }

    @Override
    public boolean finalStep() {
        return finalStep;
    }

    @Override
    public boolean ready() {
        return !valid;
    }

    /** The spike vector that is accepted in this cycle, or null. */
    SpikeVector accepted() {
        return accepts ? spare : null;
    }

    /** Whether what it offers is taken in this cycle. */
    boolean taken() {
        return taken;
    }

    @Override
    public void evaluate() {
        accepts = upstream.valid() && !valid;
        if (accepts) {
            spare.copyFrom(upstream.spikes());
            nextFinalStep = upstream.finalStep();
        }
        taken = valid && downstream.ready();
    }

    @Override
    public void commit() {
        if (accepts) {
            SpikeVector last = held;
            held = spare;
            spare = last;
            finalStep = nextFinalStep;
            valid = true;
        } else if (taken) {
            valid = false;
        }
    }
}
