package dev.spikeloom.design.rate;

import dev.spikeloom.design.probe.ProbeTable;

/** What is observed in a convolution. */
final class ConvolutionProbing extends LayerProbing {
    private final ConvolutionDesign layer;

    ConvolutionProbing(ConvolutionDesign layer, RateDesign design) {
        super(layer, design);
        this.layer = layer;
    }

    @Override
    void inside(ProbeTable table) {
        table.always(LayerProbe.STALL, "stall", 1);
        table.always(LayerProbe.ISSUE_VALID, "issue_valid", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_LAST, "issue_last", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_FINAL, "issue_final", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_INDEX, "issue_index", layer.indexBits());
        table.always(LayerProbe.PENDING_ENABLE, "u_scheduler.pending_en", 1);
        table.always(LayerProbe.EVENT_VALID, "event_valid_q", 1);
        table.gated(LayerProbe.EVENT_VALID, LayerProbe.EVENT_DONE, "event_done", 1);
        table.gated(LayerProbe.EVENT_VALID, LayerProbe.EVENT_READ, "event_read_q", 1);
        table.gated(LayerProbe.EVENT_VALID, LayerProbe.EVENT_INDEX, "event_index_q", layer.indexBits());
        if (layer.stepBits() > 0) {
            table.gated(LayerProbe.EVENT_VALID, LayerProbe.EVENT_STEP, "step_q", layer.stepBits());
        }
        if (layer.folded()) {
            table.gated(LayerProbe.EVENT_VALID, LayerProbe.EVENT_FOLD, "fold_q", layer.foldBits());
        }
        table.always(LayerProbe.BANK_READ_ENABLE, "kernel_rd_en", 1);
        table.gated(
                LayerProbe.BANK_READ_ENABLE, LayerProbe.BANK_READ_ADDRESS, "kernel_rd_addr", layer.wordAddressBits());
        if (layer.hasPartStage()) {
            table.always(LayerProbe.PART_ENABLE, "parts_en", 1);
        }
        if (layer.hasSumStage()) {
            table.always(LayerProbe.SUM_ENABLE, "sums_en", 1);
        }
        if (layer.potentialsInSram() && !layer.doubled()) {
            table.always(LayerProbe.POTENTIAL_READ, "potential_reads", layer.potentialBanks());
        }
        table.always(LayerProbe.ACCUMULATE, "acc_valid_q", 1);
        table.gated(LayerProbe.ACCUMULATE, LayerProbe.BANK_WRITE_ENABLE, "acc_banks_q", layer.potentialBanks());
        table.packed(
                LayerProbe.ACCUMULATE,
                LayerProbe.BANK_WRITE_ADDRESS,
                "acc_addr_q",
                layer.potentialBanks() * layer.potentialAddressBits(),
                layer.potentialAddressBits());
        table.always(LayerProbe.FIRE, "fire", 1);
        table.gated(LayerProbe.FIRE, LayerProbe.SWEEP_WORD, "swept_addr_q", layer.potentialAddressBits());
        table.always(LayerProbe.PUBLISH, "publish", 1);
        table.packed(
                LayerProbe.FIRE,
                LayerProbe.POTENTIALS,
                "checked",
                layer.potentialBanks() * layer.potentialWordBits(),
                layer.membraneBits());
        held(table, "u_channels.");
    }
}
