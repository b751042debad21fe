package dev.spikeloom.design.rate;

import java.util.Arrays;
import java.util.List;

/**
 * The groups of registers of a layer that share a clock enable: in a cycle in which it is 0 they hold, and a clock gate
 * can take their clock away.
 */
public enum RegisterBank {
    /** Spikes of the vector that is being issued: one is accepted or issued. */
    PENDING,
    /** All spikes of the vector, for the passes to come in a folded layer: one is accepted. */
    VECTOR,
    /** Control of the pipeline: no stall. */
    CONTROL,
    /** A stage between priority encoder and SRAM: something valid enters it. */
    SELECT,
    /** The output register behind a port of a memory bank: a word enters it. */
    OUTPUT,
    /** Parts of the sums, where they are added up in two cycles: something valid enters. */
    PART,
    /** Sums on their way to the accumulators: something valid enters. */
    SUM,
    /** Accumulators: a sum is added, or a spike resets them. */
    POTENTIAL,
    /** The potentials of a fold that carry over, in a folded layer: the fold fires. */
    CARRIED,
    /** Output spikes: the neurons of a fold, or all, fire. */
    SPIKES,
    /** The second register at the input: a vector enters it. */
    INPUT_BUFFER,
    /** The second register at the output: a vector enters it. */
    OUTPUT_BUFFER;

    /** Those that a layer has. */
    public static List<RegisterBank> of(LayerDesign layer) {
        return Arrays.stream(values()).filter(bank -> bank.bits(layer) > 0).toList();
    }

    /** Flip-flops that one enable of this bank clocks; 0 if the layer has no such bank. */
    public int bits(LayerDesign layer) {
        return switch (this) {
            case PENDING -> layer.pendingBits();
            case VECTOR -> layer.folded() ? layer.pendingBits() : 0;
            case CONTROL -> layer.controlBits();
            case SELECT -> layer.readStage() == 0 ? 0 : selected(layer);
            case OUTPUT -> layer.readCycles() > 1 ? layer.chunkBits() : 0;
            case PART -> layer.hasPartStage() ? layer.lanes() * layer.parts() * layer.sumBits() : 0;
            case SUM -> layer.hasSumStage() ? layer.lanes() * layer.sumBits() : 0;
            case POTENTIAL -> layer.lanes() * layer.membraneBits();
            case CARRIED -> layer.folded() && layer.carriesOver() ? layer.lanes() * layer.membraneBits() : 0;
            case SPIKES -> layer.lanes();
            case INPUT_BUFFER -> layer.inputBuffered() ? layer.inputs() + 1 : 0;
            case OUTPUT_BUFFER -> layer.outputBuffered() ? layer.neurons() + 1 : 0;
        };
    }

    /** A port with a single row has nothing to select. */
    private static int selected(LayerDesign layer) {
        if (!layer.multiIssue()) {
            return layer.indexBits();
        }
        return layer.portRows() == 1 ? 0 : layer.ports() * layer.rowAddressBits();
    }
}
