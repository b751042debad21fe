package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.StreamProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;

/**
 * A host behind AXI streams, and the two modules between these and the core: one assembles spike vectors from beats, the
 * other gives results beat by beat.
 */
final class StreamHost extends Host {
    private final SpikeSource source;
    private final int timeSteps;
    private final long vectors;
    private final HostTiming timing;
    private final Beats beats;
    private final ResultPacket results;

    private ReadyInput core;
    private long cycle;
    private long next;

    /** The packet whose beats are offered, and how far it is. */
    private final SpikeVector packet;

    private int beat;
    private int packetBeats;
    private boolean offering;

    /** Registers of the module that assembles. */
    private final SpikeVector vector;

    private boolean vectorValid;

    private boolean accepts;
    private boolean taken;

    StreamHost(Design design, SpikeSource source, int samples, int timeSteps, HostTiming timing) {
        this.source = source;
        this.timeSteps = timeSteps;
        this.vectors = (long) samples * timeSteps;
        this.timing = timing;
        this.beats = Beats.of(design);
        this.results = new ResultPacket(design);
        this.packet = new SpikeVector(source.inputs());
        this.vector = new SpikeVector(source.inputs());
        offerNext();
    }

    @Override
    public void connect(ReadyInput input, ResultOutput output) {
        this.core = input;
        results.connect(output);
    }

    @Override
    public boolean valid() {
        return vectorValid;
    }

    @Override
    public SpikeVector spikes() {
        return vector;
    }

    @Override
    public boolean ready() {
        return timing.takes(cycle) && results.last();
    }

    @Override
    public int timeSteps() {
        return timeSteps;
    }

    @Override
    public void evaluate() {
        accepts = offering && !vectorValid;
        taken = vectorValid && core.ready();
        results.evaluate(timing.takes(cycle));
    }

    @Override
    public void commit() {
        if (accepts) {
            beats.take(packet, beat, vector);
            beat++;
            offering = false;
            vectorValid = beat == packetBeats;
        } else if (taken) {
            vectorValid = false;
        }
        results.commit();
        cycle++;
        offerNext();
    }

    private void offerNext() {
        if (offering || !timing.offers(cycle)) {
            return;
        }
        if (beat == packetBeats) {
            if (next == vectors) {
                return;
            }
            source.read((int) (next / timeSteps), (int) (next % timeSteps), packet);
            packetBeats = beats.count(packet);
            beat = 0;
            next++;
        }
        offering = true;
    }

    @Override
    public void record(TraceLayout layout, TraceRecord record) {
        record.put(layout.get(StreamProbe.SPIKES_VALID), offering);
        record.put(layout.get(StreamProbe.SPIKES_READY), !vectorValid);
        if (offering) {
            beats.record(packet, beat, layout.get(StreamProbe.SPIKES_DATA), record);
            record.put(layout.get(StreamProbe.SPIKES_LAST), beat + 1 == packetBeats);
        }
        record.put(layout.get(StreamProbe.VECTOR_VALID), vectorValid);
        if (vectorValid) {
            record.put(layout.get(StreamProbe.VECTOR), vector);
        }
        results.record(layout, record, timing.takes(cycle));
    }
}
