package dev.spikeloom.sim;

import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.spike.SpikeVector;

/** Issues one index a cycle, in ascending order. */
final class SingleScheduler extends SpikeScheduler {
    private final LayerDesign layer;
    private final SpikeVector pending;
    /** The number of bits of {@code pending} that are set, and the lowest of them (0 if there is none). */
    private int remaining;

    private int lowest;

    SingleScheduler(LayerDesign layer) {
        super(layer);
        this.layer = layer;
        this.pending = new SpikeVector(layer.inputs());
    }

    @Override
    boolean last() {
        return remaining <= 1;
    }

    @Override
    void load(SpikeVector spikes) {
        pending.copyFrom(spikes);
        remaining = pending.cardinality();
        lowest = Math.max(0, pending.nextSpike(0));
    }

    @Override
    void advance() {
        if (remaining > 0) {
            pending.clear(lowest);
            remaining--;
            lowest = Math.max(0, pending.nextSpike(lowest));
        }
    }

    @Override
    void select(Issue issue) {
        if (remaining > 0) {
            issue.reads = 1;
            issue.ports[0] = layer.bankOf(lowest);
            issue.rows[0] = layer.bankRowOf(lowest);
        }
    }

    @Override
    int portRow(int port) {
        return layer.bankRowOf(lowest);
    }

    @Override
    int index() {
        return lowest;
    }

    @Override
    boolean conflict() {
        return false;
    }
}
