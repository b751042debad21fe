package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.StreamProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;

/**
 * A host behind AXI streams, and what is between these and the core: a skid buffer that accepts a beat even if it cannot be
 * used, a module that assembles spike vectors from beats, and one that gives results beat by beat.
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

    /** The packet whose beats are offered, and how far it is; two in turn, since a beat of the last one may be kept. */
    private SpikeVector packet;

    private SpikeVector nextPacket;
    private int beat;
    private int packetBeats;
    private boolean offering;

    /** The register of the skid buffer: a beat that has been accepted, and is not part of the vector so far; null if empty. */
    private SpikeVector keptPacket;

    private int keptBeat;
    private boolean keptLast;

    /**
     * Registers of the module that assembles. Two vectors in turn: the layer may still copy the last one while the next is
     * begun.
     */
    private SpikeVector vector;

    private SpikeVector spare;
    private boolean vectorValid;

    private boolean uses;
    private boolean taken;
    private boolean accepts;

    StreamHost(Design design, SpikeSource source, int samples, int timeSteps, HostTiming timing) {
        this.source = source;
        this.timeSteps = timeSteps;
        this.vectors = (long) samples * timeSteps;
        this.timing = timing;
        this.beats = Beats.of(design);
        this.results = new ResultPacket(design);
        this.packet = new SpikeVector(source.inputs());
        this.nextPacket = new SpikeVector(source.inputs());
        this.vector = new SpikeVector(source.inputs());
        this.spare = new SpikeVector(source.inputs());
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
        return results.takesLast(timing.takes(cycle));
    }

    @Override
    public boolean takesResult() {
        return results.leaves(timing.takes(cycle));
    }

    @Override
    public int[] resultClasses() {
        return results.leavingClasses();
    }

    @Override
    public int timeSteps() {
        return timeSteps;
    }

    @Override
    public void evaluate() {
        taken = vectorValid && core.ready();
        accepts = offering && keptPacket == null;
        uses = (offering || keptPacket != null) && (!vectorValid || taken);
        results.evaluate(timing.takes(cycle));
    }

    @Override
    public void commit() {
        if (taken) {
            vectorValid = false;
        }
        if (keptPacket != null) {
            if (uses) {
                use(keptPacket, keptBeat, keptLast);
                keptPacket = null;
            }
        } else if (accepts) {
            boolean last = beat + 1 == packetBeats;
            if (uses) {
                use(packet, beat, last);
            } else {
                keptPacket = packet;
                keptBeat = beat;
                keptLast = last;
            }
            beat++;
            offering = false;
        }
        results.commit();
        cycle++;
        offerNext();
    }

    /** A beat becomes part of the vector. */
    private void use(SpikeVector of, int number, boolean last) {
        if (number == 0) {
            SpikeVector done = vector;
            vector = spare;
            spare = done;
        }
        beats.take(of, number, vector);
        vectorValid = last;
    }

    private void offerNext() {
        if (offering || !timing.offers(cycle)) {
            return;
        }
        if (beat == packetBeats) {
            if (next == vectors) {
                return;
            }
            SpikeVector done = packet;
            packet = nextPacket;
            nextPacket = done;
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
        record.put(layout.get(StreamProbe.SPIKES_READY), keptPacket == null);
        record.put(layout.get(StreamProbe.SPIKES_KEPT), keptPacket != null);
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
