package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.StreamProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;

/**
 * Gives the result of a sample as a packet: the classes, two heads a beat, then the spike count of each class. Each beat goes
 * through a register, from which the host takes it.
 */
final class ResultPacket {
    private static final int HEADS_PER_BEAT = 2;
    private static final int CLASS_BITS = 16;
    private static final int ALL_BYTES = 0xF;

    private final int classBeats;
    private final int beats;
    private ResultOutput output;
    /** The beat that follows the one in the register. */
    private int beat;

    /** The register. */
    private boolean valid;

    private long word;
    private boolean last;
    private final int[] leaving;

    private boolean enters;
    private boolean leaves;
    private long enteringWord;
    private final int[] entering;

    ResultPacket(Design design) {
        this.classBeats = (design.heads().size() + HEADS_PER_BEAT - 1) / HEADS_PER_BEAT;
        this.beats = classBeats + design.classes();
        this.leaving = new int[design.heads().size()];
        this.entering = new int[design.heads().size()];
    }

    void connect(ResultOutput results) {
        this.output = results;
    }

    /** Whether the last beat of a result, if there is one, goes into the register in this cycle. */
    boolean takesLast(boolean hostReady) {
        return lastEnters() && (!valid || hostReady);
    }

    /** Whether the host takes the last beat of a result in this cycle. */
    boolean leaves(boolean hostReady) {
        return valid && last && hostReady;
    }

    /** The class of each head of the result whose beat is in the register. */
    int[] leavingClasses() {
        return leaving;
    }

    void evaluate(boolean hostReady) {
        enters = output.resultValid() && (!valid || hostReady);
        leaves = valid && hostReady;
        if (enters) {
            enteringWord = word();
            System.arraycopy(output.resultClasses(), 0, entering, 0, entering.length);
        }
    }

    void commit() {
        if (enters) {
            last = lastEnters();
            System.arraycopy(entering, 0, leaving, 0, leaving.length);
            word = enteringWord;
            valid = true;
            beat = last ? 0 : beat + 1;
        } else if (leaves) {
            valid = false;
        }
    }

    void record(TraceLayout layout, TraceRecord record, boolean hostReady) {
        record.put(layout.get(StreamProbe.BEAT_VALID), valid);
        record.put(layout.get(StreamProbe.BEAT_READY), hostReady);
        record.put(layout.get(StreamProbe.BEAT_NUMBER), beat);
        if (valid) {
            record.put(layout.get(StreamProbe.BEAT_DATA), word);
            record.put(layout.get(StreamProbe.BEAT_BYTES), ALL_BYTES);
            record.put(layout.get(StreamProbe.BEAT_LAST), last);
        }
    }

    private boolean lastEnters() {
        return beat == beats - 1;
    }

    private long word() {
        if (beat >= classBeats) {
            return output.resultCounts()[beat - classBeats];
        }
        int[] classes = output.resultClasses();
        long packed = 0;
        for (int i = 0; i < HEADS_PER_BEAT && HEADS_PER_BEAT * beat + i < classes.length; i++) {
            packed |= (long) classes[HEADS_PER_BEAT * beat + i] << (CLASS_BITS * i);
        }
        return packed;
    }
}
