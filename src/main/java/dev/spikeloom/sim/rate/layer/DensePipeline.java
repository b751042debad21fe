package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.sim.trace.Kanata;
import java.io.IOException;

/** The log of a dense layer: each weight row that is issued is an instruction, and so is each firing check. */
final class DensePipeline extends LayerPipeline {
    private final DenseDesign design;
    private final DenseLayer layer;
    private final Probe fire;

    /** Spike vectors whose issue has begun. */
    private long vectors;

    /** @param layer observed between evaluate and commit */
    DensePipeline(DenseDesign design, DenseLayer layer, Probes probes, int timeSteps, Kanata log) {
        super(design, probes, timeSteps, log, names(design, "issue", "sum"), design.issueWidth(), "fire", true);
        this.design = design;
        this.layer = layer;
        this.fire = probes.get(LayerProbe.FIRE);
    }

    @Override
    void begin(TraceRecord record) throws IOException {
        Issue issue = layer.issue();
        if (!issue.valid) {
            return;
        }
        if (issue.first && issue.fold == 0) {
            vectors++;
        }
        Held rows = first();
        rows.last = issue.last;
        rows.vector = vectors - 1;
        rows.fold = issue.fold;
        if (issue.reads == 0) {
            enter("no spike", "an empty vector takes one issue");
        }
        for (int i = 0; i < issue.reads; i++) {
            enter(row(issue.ports[i], issue.rows[i]), place(issue, i));
        }
    }

    @Override
    void accumulated(Held held) throws IOException {
        if (held.last) {
            startCheck(held.vector, held.fold, "potentials are compared with thresholds");
        }
    }

    @Override
    boolean checkEnds(TraceRecord record) {
        return record.isSet(fire);
    }

    private String row(int port, int row) {
        int bank = port / design.readPorts();
        String ofBank = design.readPorts() > 1 ? ", port " + port % design.readPorts() : "";
        return design.inputsText(design.rowAt(bank, row)) + ", bank " + bank + ofBank;
    }

    private String place(Issue issue, int read) {
        return "weight row " + issue.rows[read] + " of the bank, address "
                + (issue.fold * design.bankRows() + issue.rows[read]);
    }
}
