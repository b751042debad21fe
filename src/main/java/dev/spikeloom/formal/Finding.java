package dev.spikeloom.formal;

import java.util.Optional;

/**
 * What came of a claim.
 *
 * @param claim that was to be proven
 * @param bound what the proof covers, such as {@code induction, k = 1}
 * @param verdict proven, refuted or undecided
 * @param detail the counterexample in a line, or why nothing was decided; empty if it was proven
 * @param evidence file with the waves of a counterexample, in the folder of the proofs
 * @param nanos how long it took
 */
public record Finding(
        Claim claim, String bound, Verdict verdict, String detail, Optional<String> evidence, long nanos) {
    static Finding proven(Claim claim, String bound) {
        return new Finding(claim, bound, Verdict.PROVEN, "", Optional.empty(), 0);
    }

    static Finding refuted(Claim claim, String detail, String evidence) {
        return new Finding(claim, claim.method().bound(), Verdict.REFUTED, detail, Optional.of(evidence), 0);
    }

    static Finding undecided(Claim claim, String why) {
        return new Finding(claim, claim.method().bound(), Verdict.UNDECIDED, why, Optional.empty(), 0);
    }

    Finding after(long duration) {
        return new Finding(claim, bound, verdict, detail, evidence, duration);
    }
}
