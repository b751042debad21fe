package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.StreamProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;

/** Gives the result of a sample as a packet: the classes, two heads a beat, then the spike count of each class. */
final class ResultPacket {
    private static final int HEADS_PER_BEAT = 2;
    private static final int CLASS_BITS = 16;

    private final int classBeats;
    private final int beats;
    private ResultOutput output;
    private int beat;
    private boolean accepted;

    ResultPacket(Design design) {
        this.classBeats = (design.heads().size() + HEADS_PER_BEAT - 1) / HEADS_PER_BEAT;
        this.beats = classBeats + design.classes();
    }

    void connect(ResultOutput results) {
        this.output = results;
    }

    boolean last() {
        return beat == beats - 1;
    }

    void evaluate(boolean ready) {
        accepted = output.resultValid() && ready;
    }

    void commit() {
        if (accepted) {
            beat = last() ? 0 : beat + 1;
        }
    }

    void record(TraceLayout layout, TraceRecord record, boolean ready) {
        record.put(layout.get(StreamProbe.BEAT_VALID), output.resultValid());
        record.put(layout.get(StreamProbe.BEAT_READY), ready);
        record.put(layout.get(StreamProbe.BEAT_NUMBER), beat);
        if (output.resultValid()) {
            record.put(layout.get(StreamProbe.BEAT_DATA), word());
            record.put(layout.get(StreamProbe.BEAT_LAST), last());
        }
    }

    private long word() {
        if (beat >= classBeats) {
            return output.resultCounts()[beat - classBeats];
        }
        int[] classes = output.resultClasses();
        long word = 0;
        for (int i = 0; i < HEADS_PER_BEAT && HEADS_PER_BEAT * beat + i < classes.length; i++) {
            word |= (long) classes[HEADS_PER_BEAT * beat + i] << (CLASS_BITS * i);
        }
        return word;
    }
}
