package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerProbe;
import java.io.IOException;

/** The tracks of a dense layer: what it issues, and when it fires. */
final class DenseTimeline extends LayerTimeline {
    private final DenseDesign design;
    private final DenseLayer layer;
    private final Probes probes;

    private long firedVectors;

    /** Of the vector that is being issued. */
    private long activeInputs;

    private long rows;
    private long conflicts;

    /** @param layer observed between evaluate and commit */
    DenseTimeline(DenseDesign design, DenseLayer layer, Probes probes, Place place) throws IOException {
        super(LayerModels.title(design, ", "), probes, place, "issue", "fire");
        this.design = design;
        this.layer = layer;
        this.probes = probes;
    }

    @Override
    void enter(long cycle, TraceRecord record) throws IOException {
        Issue issue = layer.issue();
        if (!issue.valid) {
            return;
        }
        if (issue.first && issue.fold == 0) {
            open(cycle);
            activeInputs = 0;
            rows = 0;
            conflicts = 0;
        }
        activeInputs += issue.fold == 0 ? issue.reads : 0;
        rows += issue.reads;
        conflicts += issue.conflict ? 1 : 0;
        if (issue.last && issue.fold == design.folds() - 1) {
            close(cycle, activeInputs, rows, conflicts);
        }
    }

    @Override
    void check(long cycle, TraceRecord record) throws IOException {
        if (record.isSet(probes.get(LayerProbe.FIRE))) {
            checks().mark(names().of(firedVectors), cycle, names().arguments(firedVectors));
            firedVectors += record.isSet(probes.get(LayerProbe.PUBLISH)) ? 1 : 0;
        }
    }
}
