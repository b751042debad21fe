package dev.spikeloom.design.rate;

import dev.spikeloom.design.probe.ProbeTable;

/** What is observed in a dense layer. */
final class DenseProbing extends LayerProbing {
    private final DenseDesign layer;
    private final boolean counters;

    DenseProbing(DenseDesign layer, RateDesign design) {
        super(layer, design);
        this.layer = layer;
        this.counters = design.hasCounters();
    }

    @Override
    void inside(ProbeTable table) {
        issue(table);
        read(table);
        neurons(table);
    }

    private void issue(ProbeTable table) {
        table.always(LayerProbe.STALL, "stall", 1);
        table.always(LayerProbe.ISSUE_VALID, "issue_valid", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_FIRST, "issue_first", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_LAST, "issue_last", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_FINAL, "issue_final", 1);
        if (layer.carriesOver()) {
            table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_FRESH, "issue_fresh", 1);
        }
        if (layer.folded()) {
            table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_FOLD, "issue_fold", layer.foldBits());
        }
        if (!layer.multiIssue()) {
            table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_INDEX, "issue_index", layer.indexBits());
        } else if (counters) {
            table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_CONFLICT, "issue_conflict", 1);
        }
        table.always(LayerProbe.PENDING_ENABLE, "u_scheduler.pending_en", 1);
    }

    private void read(ProbeTable table) {
        int addressBits = layer.addresses() * layer.wordAddressBits();
        table.always(LayerProbe.BANK_READ_ENABLE, "bank_rd_en", layer.ports());
        if (layer.readStage() == 0) {
            table.always(LayerProbe.BANK_READ_ADDRESS, "bank_rd_addr", addressBits);
        } else {
            table.always(LayerProbe.SELECT_VALID, "sel" + layer.readStage() + "_valid_q", 1);
            table.gated(LayerProbe.SELECT_VALID, LayerProbe.BANK_READ_ADDRESS, "bank_rd_addr", addressBits);
        }
    }

    private void neurons(ProbeTable table) {
        if (layer.hasPartStage()) {
            table.always(LayerProbe.PART_ENABLE, "parts_en", 1);
        }
        if (layer.hasSumStage()) {
            table.always(LayerProbe.SUM_ENABLE, "sums_en", 1);
        }
        table.always(LayerProbe.ACCUMULATE, "acc_en", 1);
        table.always(LayerProbe.FIRE, "fire", 1);
        table.always(LayerProbe.PUBLISH, "publish", 1);
        // There is no neuron for the last lanes of the last fold, which is the one that publishes.
        table.array(
                LayerProbe.FIRE,
                LayerProbe.POTENTIALS,
                "u_neuron_array.v_q",
                layer.membraneBits(),
                layer.lanes(),
                LayerProbe.PUBLISH,
                layer.neuronsOf(layer.folds() - 1));
        held(table, "u_neuron_array.");
    }
}
