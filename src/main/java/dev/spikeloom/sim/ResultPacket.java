package dev.spikeloom.sim;

import dev.spikeloom.design.probe.StreamProbes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.Design;
import dev.spikeloom.sim.rate.SpikeCounter;

/** Gives the result of a sample as a packet: the classes, two heads a beat, then the spike count of each class. */
final class ResultPacket {
    private static final int HEADS_PER_BEAT = 2;
    private static final int CLASS_BITS = 16;

    private final int classBeats;
    private final int beats;
    private SpikeCounter counter;
    private int beat;
    private boolean accepted;

    ResultPacket(Design design) {
        this.classBeats = (design.heads().size() + HEADS_PER_BEAT - 1) / HEADS_PER_BEAT;
        this.beats = classBeats + design.classes();
    }

    void connect(SpikeCounter results) {
        this.counter = results;
    }

    boolean last() {
        return beat == beats - 1;
    }

    void evaluate(boolean ready) {
        accepted = counter.resultValid() && ready;
    }

    void commit() {
        if (accepted) {
            beat = last() ? 0 : beat + 1;
        }
    }

    void record(StreamProbes probes, TraceRecord record, boolean ready) {
        record.put(probes.resultValid(), counter.resultValid());
        record.put(probes.resultReady(), ready);
        record.put(probes.resultBeat(), beat);
        if (counter.resultValid()) {
            record.put(probes.resultData(), word());
            record.put(probes.resultLast(), last());
        }
    }

    private long word() {
        if (beat >= classBeats) {
            return counter.resultCounts()[beat - classBeats];
        }
        int[] classes = counter.resultClasses();
        long word = 0;
        for (int i = 0; i < HEADS_PER_BEAT && HEADS_PER_BEAT * beat + i < classes.length; i++) {
            word |= (long) classes[HEADS_PER_BEAT * beat + i] << (CLASS_BITS * i);
        }
        return word;
    }
}
