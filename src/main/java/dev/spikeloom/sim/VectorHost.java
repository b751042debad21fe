package dev.spikeloom.sim;

import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;

/** A host that offers whole spike vectors to the core, and takes results from it. */
final class VectorHost extends Host {
    private final SpikeSource source;
    private final int timeSteps;
    private final long vectors;
    private final HostTiming timing;

    /** Two buffers in turn: the layer may still copy the last vector while the next one is read. */
    private SpikeVector offered;

    private SpikeVector spare;
    private ReadyInput accelerator;
    private ResultOutput output;
    private long cycle;
    private long next;
    private boolean offering;
    private boolean accepted;

    /** A host that presents the first {@code samples} samples of {@code source} for {@code timeSteps} steps each. */
    VectorHost(SpikeSource source, int samples, int timeSteps, HostTiming timing) {
        this.source = source;
        this.timeSteps = timeSteps;
        this.vectors = (long) samples * timeSteps;
        this.timing = timing;
        this.offered = new SpikeVector(source.inputs());
        this.spare = new SpikeVector(source.inputs());
        offerNext();
    }

    @Override
    public void connect(ReadyInput input, ResultOutput results) {
        this.accelerator = input;
        this.output = results;
    }

    @Override
    public boolean valid() {
        return offering;
    }

    @Override
    public SpikeVector spikes() {
        return offered;
    }

    /** Whether the host takes a result in this cycle. */
    @Override
    public boolean ready() {
        return timing.takes(cycle);
    }

    @Override
    public boolean takesResult() {
        return output.resultValid() && ready();
    }

    @Override
    public int[] resultClasses() {
        return output.resultClasses();
    }

    @Override
    public int timeSteps() {
        return timeSteps;
    }

    @Override
    public void evaluate() {
        accepted = offering && accelerator.ready();
    }

    @Override
    public void commit() {
        cycle++;
        if (accepted) {
            offering = false;
        }
        offerNext();
    }

    private void offerNext() {
        if (!offering && next < vectors && timing.offers(cycle)) {
            SpikeVector last = offered;
            offered = spare;
            spare = last;
            source.read((int) (next / timeSteps), (int) (next % timeSteps), offered);
            offering = true;
            next++;
        }
    }
}
