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
    /** In a convolution, the place of the spike that is worked on: a spike is issued. */
    EVENT,
    /** In a convolution, where a step adds, in a stage in front of the last: a step enters it. */
    STEP,
    /** The same in the last stage, bank by bank. */
    TARGET,
    /** In a convolution, the word that is swept: a sweep goes on. */
    SWEEP,
    /** Accumulators: a sum is added, or a spike resets them. In a convolution, a word of a bank is written. */
    POTENTIAL,
    /** In a convolution, what goes round the memory of a bank of potentials: a word of it is written. */
    FORWARD,
    /** In a convolution, which words of a bank of potentials are not zero: one is written, or swept. */
    TOUCHED,
    /** The potentials of a fold that carry over, in a folded layer: the fold fires. */
    CARRIED,
    /** Output spikes: the neurons of a fold, or all, fire; in a convolution, a word is swept. */
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
        return layer.clockedBits(this);
    }
}
