package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;

/**
 * What surrounds the core: presents the spike vectors of a number of samples, one after the other, and takes results.
 * {@link #ready} tells whether the core's result is taken in this cycle.
 */
public abstract class Host implements Clocked, ReadyInput {
    Host() {}

    /**
     * The host of a design, with the interface that the design has: it presents the first {@code samples} samples of
     * {@code source} for {@code timeSteps} steps each.
     *
     * @param timing when it offers what its interface takes at once, and takes what that gives: vectors and results of
     *     the core alone, beats of AXI streams
     */
    public static Host of(Design design, SpikeSource source, int samples, int timeSteps, HostTiming timing) {
        return design.hostInterface().isPresent()
                ? new StreamHost(design, source, samples, timeSteps, timing)
                : new VectorHost(source, samples, timeSteps, timing);
    }

    /** Connects it with the input of the core, and with what gives results; before the first cycle. */
    public abstract void connect(ReadyInput core, ResultOutput results);

    /** Whether a spike vector is offered to the core. */
    public abstract boolean valid();

    /** The offered spikes; they outlive the commit of their cycle. */
    public abstract SpikeVector spikes();

    /** Time steps a sample, for the sample whose first vector is accepted. */
    public abstract int timeSteps();

    /** Whether it takes a result in this cycle: behind a stream, the last beat of one. */
    public abstract boolean takesResult();

    /** The class of each head of the result that it takes in this cycle. */
    public abstract int[] resultClasses();

    /** Records what this cycle does outside the core. */
    public void record(TraceLayout layout, TraceRecord record) {}
}
