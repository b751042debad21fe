package dev.spikeloom.design.rate.hardware;

import java.util.Locale;

/** What the flip-flops of a layer hold. Those of a memory macro are not among them. */
public enum RegisterUse {
    /** What the scheduler works on: busy, the first of its pass, the marks of its vector, the fold. */
    SCHEDULER,
    /** Spikes that wait to be issued. */
    PENDING,
    /** All spikes of the vector, for the passes to come in a folded layer. */
    VECTOR,
    /** Control of the pipeline. */
    CONTROL,
    /** Stages between priority encoder and SRAM. */
    SELECT,
    /** Output registers behind the memory banks. */
    OUTPUT,
    /** Parts of the sums, where they are added up in two cycles. */
    PART,
    /** Sums on their way to the accumulators. */
    SUM,
    /** In a convolution, where steps of spikes add, and what is swept. */
    PLACES,
    /** Accumulators. */
    POTENTIAL,
    /** In a convolution, what goes round the memories of potentials. */
    FORWARD,
    /** In a convolution, which words of potentials are not zero. */
    TOUCHED,
    /** Potentials that carry over, in a folded layer. */
    CARRIED,
    /** Thresholds that can be loaded; fixed ones are constants. */
    THRESHOLD,
    /** Biases that can be loaded. */
    BIAS,
    /** Numbers on their way back, and how far those that came at once are written. */
    LOADING,
    /** Output spikes. */
    SPIKES,
    /** The output register's handshake. */
    HANDSHAKE,
    /** The second register at the input. */
    INPUT_BUFFER,
    /** The second register at the output. */
    OUTPUT_BUFFER,
    /** Performance counters. */
    COUNTERS;

    /** The name in results. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
