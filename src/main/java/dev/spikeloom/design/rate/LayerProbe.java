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
    BANK_READ_ENABLE,
    /** Gates {@link #BANK_READ_ADDRESS} where registers stand between encoder and banks. */
    SELECT_VALID,
    BANK_READ_ADDRESS,
    /** Where a register holds parts of the sum. */
    PART_ENABLE,
    /** Where a register stands between the sum of the rows and the accumulators. */
    SUM_ENABLE,
    ACCUMULATE,
    FIRE,
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
