package dev.spikeloom.design.rate;

import dev.spikeloom.design.probe.ProbeKey;

/**
 * The signals of a layer of the rate-coded pipeline; {@code docs/microarchitecture.md} says what each means. Some are there
 * only where the layer has what they show.
 */
public enum LayerProbe implements ProbeKey {
    /** Offered at the layer's input. */
    PORT_VALID_IN,
    /** Accepted there. */
    PORT_READY_OUT,
    /** Offered to the scheduler: behind the input buffer, if there is one. */
    INPUT_VALID,
    /** Accepted there. */
    INPUT_READY,
    STALL,
    ISSUE_VALID,
    /** Observed with {@link #ISSUE_VALID}, and so all else that belongs to an issue. */
    ISSUE_FIRST,
    ISSUE_LAST,
    ISSUE_FINAL,
    /** Where potentials carry over. */
    ISSUE_FRESH,
    /** In a folded layer. */
    ISSUE_FOLD,
    /** Where one index is issued a cycle. */
    ISSUE_INDEX,
    /** Where several are, if there are performance counters. */
    ISSUE_CONFLICT,
    PENDING_ENABLE,
    /** In a convolution: a spike, or an empty vector, is in the event register. */
    EVENT_VALID,
    /** Observed with {@link #EVENT_VALID}, and so all else that belongs to it: its last step. */
    EVENT_DONE,
    /** There is a spike. */
    EVENT_READ,
    /** The place of the spike. */
    EVENT_INDEX,
    /** Where a spike takes a step for each row of outputs. */
    EVENT_STEP,
    /** In a folded convolution. */
    EVENT_FOLD,
    BANK_READ_ENABLE,
    /** Gates {@link #BANK_READ_ADDRESS} where registers stand between encoder and banks. */
    SELECT_VALID,
    BANK_READ_ADDRESS,
    /** Where a register holds parts of the sum. */
    PART_ENABLE,
    /** Where a register stands between the sum of the rows and the accumulators. */
    SUM_ENABLE,
    ACCUMULATE,
    /** In a convolution, observed with {@link #ACCUMULATE}: the banks of potentials that are added to, and where. */
    BANK_WRITE_ENABLE,
    BANK_WRITE_ADDRESS,
    /**
     * In a convolution whose potentials are in one set of memories: those that are read, for a step or for the sweep. Which
     * of two sets comes first depends on the vectors since the last reset, of which a model that starts anew does not know.
     */
    POTENTIAL_READ,
    /** In a convolution, the sweep is at a word. */
    FIRE,
    /** Observed with {@link #FIRE}, in a convolution. */
    SWEEP_WORD,
    PUBLISH,
    /** Observed with {@link #FIRE}. */
    POTENTIALS,
    /** Offered by the output register. */
    OUTPUT_VALID,
    /** Accepted there: by the output buffer, if there is one. */
    OUTPUT_READY,
    /** Observed with {@link #OUTPUT_VALID}. */
    SPIKES,
    /** Observed with {@link #OUTPUT_VALID}. */
    FINAL_STEP,
    /** Offered at the layer's output. */
    PORT_VALID_OUT,
    /** Accepted there. */
    PORT_READY_IN,
    /** Of the output buffer, observed with {@link #PORT_VALID_OUT}. */
    PORT_SPIKES,
    /** Of the output buffer, observed with {@link #PORT_VALID_OUT}. */
    PORT_FINAL_STEP
}
