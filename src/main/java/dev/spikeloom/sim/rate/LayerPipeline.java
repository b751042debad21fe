package dev.spikeloom.sim.rate;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.sim.trace.Kanata;
import java.io.IOException;
import java.util.Arrays;

/** Follows what is in flight in a layer, and writes down which stage it is in. */
final class LayerPipeline {
    private static final String FIRE = "fire";
    private static final String OUTPUT = "out";
    private static final String BUFFER = "buf";
    private static final long NONE = -1;

    private final LayerDesign layer;
    private final Probes probes;
    private final int timeSteps;
    private final Kanata log;
    /** The name of each stage from issue to accumulation; some hold for several in a row. */
    private final String[] names;
    /** What each of these stages holds. */
    private final Rows[] stages;

    /** Instructions: the one that fires next, and those in the output register and the output buffer. */
    private long firing = NONE;

    private long output = NONE;
    private long buffered = NONE;

    /** Spike vectors whose issue has begun. */
    private long vectors;

    private boolean stall;
    private boolean fire;
    private boolean publish;
    private boolean taken;
    private boolean left;

    /** The weight rows of an issue. */
    private static final class Rows {
        final long[] ids;
        int count;
        boolean last;
        long vector;
        int fold;

        Rows(int issueWidth) {
            this.ids = new long[issueWidth];
        }

        void copyFrom(Rows other) {
            System.arraycopy(other.ids, 0, ids, 0, other.count);
            count = other.count;
            last = other.last;
            vector = other.vector;
            fold = other.fold;
        }
    }

    LayerPipeline(LayerDesign layer, Probes probes, int timeSteps, Kanata log) {
        this.layer = layer;
        this.probes = probes;
        this.timeSteps = timeSteps;
        this.log = log;
        this.names = new String[layer.pipelineDepth() + 1];
        int rowStage = layer.rowStage();
        Arrays.fill(names, 1, layer.readStage() + 1, "sel");
        Arrays.fill(names, layer.readStage() + 1, rowStage, "read");
        // Without a register for the sum, this is where it is accumulated.
        Arrays.fill(names, rowStage, names.length - 1, "sum");
        names[names.length - 1] = "acc";
        names[0] = "issue";
        this.stages = new Rows[names.length];
        Arrays.setAll(stages, stage -> new Rows(layer.issueWidth()));
    }

    /** Writes down what changes from the last cycle to this one. */
    void observe(Issue issue, TraceRecord record) throws IOException {
        passClockEdge();
        showStall(record.isSet(probes.get(LayerProbe.STALL)));
        fire = record.isSet(probes.get(LayerProbe.FIRE));
        publish = record.isSet(probes.get(LayerProbe.PUBLISH));
        taken = record.isSet(probes.get(LayerProbe.OUTPUT_VALID)) && record.isSet(probes.get(LayerProbe.OUTPUT_READY));
        left = record.isSet(probes.get(LayerProbe.PORT_VALID_OUT))
                && record.isSet(probes.get(LayerProbe.PORT_READY_IN));
        if (issue.valid) {
            issue(issue);
        }
    }

    /** What is in flight in the last cycle ends unfinished. */
    void finish() throws IOException {
        showStall(false);
        for (int stage = stages.length - 1; stage >= 0; stage--) {
            for (int i = 0; i < stages[stage].count; i++) {
                flush(stages[stage].ids[i], names[stage]);
            }
        }
        flush(firing, FIRE);
        flush(output, OUTPUT);
        flush(buffered, BUFFER);
    }

    /** What the last cycle led to. */
    private void passClockEdge() throws IOException {
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
            change(firing, FIRE, OUTPUT);
            output = firing;
        } else if (fire) {
            leave(firing, FIRE);
        }
        if (fire) {
            firing = NONE;
        }
        if (!stall) {
            advance();
        }
    }

    private void issue(Issue issue) throws IOException {
        if (issue.first && issue.fold == 0) {
            vectors++;
        }
        Rows rows = stages[0];
        rows.count = Math.max(1, issue.reads);
        rows.last = issue.last;
        rows.vector = vectors - 1;
        rows.fold = issue.fold;
        for (int i = 0; i < rows.count; i++) {
            rows.ids[i] = issue.reads == 0
                    ? begin(rows, "no spike", "an empty vector takes one issue")
                    : begin(rows, row(issue.ports[i], issue.rows[i]), place(issue, i));
            log.start(rows.ids[i], names[0]);
        }
    }

    private String row(int port, int row) {
        int bank = port / layer.readPorts();
        String ofBank = layer.readPorts() > 1 ? ", port " + port % layer.readPorts() : "";
        return LayerModels.weightRow(layer, bank, row) + ", bank " + bank + ofBank;
    }

    private String place(Issue issue, int read) {
        return "weight row " + issue.rows[read] + " of the bank, address "
                + (issue.fold * layer.bankRows() + issue.rows[read]);
    }

    private long begin(Rows rows, String what, String detail) throws IOException {
        String label = "layer " + layer.index() + ", sample " + rows.vector / timeSteps + ", step "
                + rows.vector % timeSteps + (layer.folded() ? ", fold " + rows.fold : "") + ": " + what;
        return log.begin(rows.vector, layer.index(), label, detail);
    }

    /** Moves what is in flight one stage on, the last one first. */
    private void advance() throws IOException {
        Rows accumulated = stages[stages.length - 1];
        for (int i = 0; i < accumulated.count; i++) {
            leave(accumulated.ids[i], names[stages.length - 1]);
        }
        if (accumulated.count > 0 && accumulated.last) {
            firing = begin(accumulated, FIRE, "potentials are compared with thresholds");
            log.start(firing, FIRE);
        }
        for (int stage = stages.length - 1; stage > 0; stage--) {
            Rows rows = stages[stage];
            rows.copyFrom(stages[stage - 1]);
            for (int i = 0; i < rows.count && !names[stage].equals(names[stage - 1]); i++) {
                change(rows.ids[i], names[stage - 1], names[stage]);
            }
        }
        stages[0].count = 0;
    }

    private void showStall(boolean now) throws IOException {
        if (now == stall) {
            return;
        }
        stall = now;
        for (int stage = stages.length - 1; stage > 0; stage--) {
            for (int i = 0; i < stages[stage].count; i++) {
                showStall(stages[stage].ids[i]);
            }
        }
        showStall(firing);
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
