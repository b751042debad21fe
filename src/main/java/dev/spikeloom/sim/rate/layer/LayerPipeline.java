package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.sim.trace.Kanata;
import java.io.IOException;
import java.util.Arrays;

/**
 * Follows what is in flight in a layer, and writes down which stage it is in. What enters the stages is up to its kind, and
 * what a firing check is; from there on, all layers are alike.
 */
public abstract class LayerPipeline {
    private static final String OUTPUT = "out";
    private static final String BUFFER = "buf";
    private static final long NONE = -1;

    private final LayerDesign layer;
    private final Probes probes;
    private final int timeSteps;
    private final Kanata log;
    /** The name of each stage, accumulation last; some hold for several in a row. */
    private final String[] names;
    /** What the check of a vector's potentials is called. */
    private final String check;
    /** Stages that a stall holds up, from the first on. */
    private final int waiting;
    /** What each of these stages holds. */
    private final Held[] stages;

    /** Instructions: the check under way, and those in the output register and the output buffer. */
    private long checking = NONE;

    private long output = NONE;
    private long buffered = NONE;

    private boolean stall;
    private boolean checkEnds;
    private boolean publish;
    private boolean taken;
    private boolean left;

    /** What a stage holds: a number of instructions side by side. */
    static final class Held {
        final long[] ids;
        int count;
        /** The last of what its vector, or a pass over it, adds up. */
        boolean last;
        /** Number of its vector, over all samples. */
        long vector;

        int fold;

        Held(int most) {
            this.ids = new long[most];
        }

        private void copyFrom(Held other) {
            System.arraycopy(other.ids, 0, ids, 0, other.count);
            count = other.count;
            last = other.last;
            vector = other.vector;
            fold = other.fold;
        }
    }

    /**
     * A log of a layer in its first cycle.
     *
     * @param timeSteps of a sample
     * @param names of the stages, accumulation last
     * @param width the most instructions side by side
     * @param check what the check of a vector's potentials is called
     * @param lastWaits whether a stall holds up the last stage and the check as well
     */
    LayerPipeline(
            LayerDesign layer,
            Probes probes,
            int timeSteps,
            Kanata log,
            String[] names,
            int width,
            String check,
            boolean lastWaits) {
        this.layer = layer;
        this.probes = probes;
        this.timeSteps = timeSteps;
        this.log = log;
        this.names = names;
        this.check = check;
        this.waiting = lastWaits ? names.length : names.length - 1;
        this.stages = new Held[names.length];
        Arrays.setAll(stages, stage -> new Held(width));
    }

    /**
     * The names of the stages of a layer.
     *
     * @param first that of the one before the weights are selected
     * @param sum that of those between the words that were read and the accumulators
     */
    static String[] names(LayerDesign layer, String first, String sum) {
        String[] names = new String[layer.pipelineDepth() + 1];
        int rowStage = layer.rowStage();
        Arrays.fill(names, 1, layer.readStage() + 1, "sel");
        Arrays.fill(names, layer.readStage() + 1, rowStage, "read");
        // Without a register for the sum, this is where it is accumulated.
        Arrays.fill(names, rowStage, names.length - 1, sum);
        names[names.length - 1] = "acc";
        names[0] = first;
        return names;
    }

    /** Begins what is new in this cycle: in the first stage, or a check. */
    abstract void begin(TraceRecord record) throws IOException;

    /** What was in the last stage has been accumulated. */
    abstract void accumulated(Held held) throws IOException;

    /** Whether the check of this cycle is over with it, although it publishes nothing. */
    abstract boolean checkEnds(TraceRecord record);

    /** Writes down what changes from the last cycle to this one. */
    public final void observe(TraceRecord record) throws IOException {
        passClockEdge();
        showStall(record.isSet(probes.get(LayerProbe.STALL)));
        checkEnds = checkEnds(record);
        publish = record.isSet(probes.get(LayerProbe.PUBLISH));
        taken = record.isSet(probes.get(LayerProbe.OUTPUT_VALID)) && record.isSet(probes.get(LayerProbe.OUTPUT_READY));
        left = record.isSet(probes.get(LayerProbe.PORT_VALID_OUT))
                && record.isSet(probes.get(LayerProbe.PORT_READY_IN));
        begin(record);
    }

    /** What is in flight in the last cycle ends unfinished. */
    public final void finish() throws IOException {
        showStall(false);
        for (int stage = stages.length - 1; stage >= 0; stage--) {
            for (int i = 0; i < stages[stage].count; i++) {
                flush(stages[stage].ids[i], names[stage]);
            }
        }
        flush(checking, check);
        flush(output, OUTPUT);
        flush(buffered, BUFFER);
    }

    /** What the last cycle led to. */
    private void passClockEdge() throws IOException {
        passOutput();
        if (!stall || waiting < stages.length) {
            leaveLastStage();
        }
        if (!stall) {
            advance();
        }
    }

    private void passOutput() throws IOException {
        if (layer.outputBuffered()) {
            if (left) {
                leave(buffered, BUFFER);
                buffered = NONE;
            }
            if (taken) {
                change(output, OUTPUT, BUFFER);
                buffered = output;
                output = NONE;
            }
        } else if (left) {
            leave(output, OUTPUT);
            output = NONE;
        }
        if (publish) {
            change(checking, check, OUTPUT);
            output = checking;
            checking = NONE;
        } else if (checkEnds) {
            leave(checking, check);
            checking = NONE;
        }
    }

    private void leaveLastStage() throws IOException {
        Held last = stages[stages.length - 1];
        for (int i = 0; i < last.count; i++) {
            leave(last.ids[i], names[stages.length - 1]);
        }
        if (last.count > 0) {
            accumulated(last);
        }
        last.count = 0;
    }

    /** Moves what is in flight one stage on, the last one first. */
    private void advance() throws IOException {
        for (int stage = stages.length - 1; stage > 0; stage--) {
            Held held = stages[stage];
            held.copyFrom(stages[stage - 1]);
            for (int i = 0; i < held.count && !names[stage].equals(names[stage - 1]); i++) {
                change(held.ids[i], names[stage - 1], names[stage]);
            }
        }
        stages[0].count = 0;
    }

    /** What the first stage holds; to be filled where it is empty. */
    final Held first() {
        return stages[0];
    }

    /** Begins an instruction in the first stage, beside those that are there. */
    final void enter(String what, String detail) throws IOException {
        Held held = stages[0];
        long id = label(held.vector, held.fold, what, detail);
        log.start(id, names[0]);
        if (stall) {
            log.startStall(id);
        }
        held.ids[held.count] = id;
        held.count++;
    }

    /** Begins the check of what a vector, or a pass over it, adds up to. */
    final void startCheck(long vector, int fold, String detail) throws IOException {
        checking = label(vector, fold, check, detail);
        log.start(checking, check);
    }

    /** @param fold -1 for all of a vector */
    private long label(long vector, int fold, String what, String detail) throws IOException {
        String label = "layer " + layer.index() + ", sample " + vector / timeSteps + ", step " + vector % timeSteps
                + (layer.folded() && fold >= 0 ? ", fold " + fold : "") + ": " + what;
        return log.begin(vector, layer.index(), label, detail);
    }

    private void showStall(boolean now) throws IOException {
        if (now == stall) {
            return;
        }
        stall = now;
        for (int stage = waiting - 1; stage >= 0; stage--) {
            for (int i = 0; i < stages[stage].count; i++) {
                showStall(stages[stage].ids[i]);
            }
        }
        if (waiting == stages.length) {
            showStall(checking);
        }
    }

    private void showStall(long id) throws IOException {
        if (stall) {
            log.startStall(id);
        } else {
            log.endStall(id);
        }
    }

    private void change(long id, String from, String to) throws IOException {
        log.end(id, from);
        log.start(id, to);
    }

    private void leave(long id, String from) throws IOException {
        log.end(id, from);
        log.retire(id);
    }

    private void flush(long id, String from) throws IOException {
        if (id != NONE) {
            log.end(id, from);
            log.flush(id);
        }
    }
}
