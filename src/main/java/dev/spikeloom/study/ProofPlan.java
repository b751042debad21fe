package dev.spikeloom.study;

import java.time.Duration;

/**
 * What is to be proven of a design.
 *
 * @param netlists whether it is that netlists are the RTL, instead of properties of the RTL
 * @param limit how long a proof may take
 */
public record ProofPlan(boolean netlists, Duration limit) {}
