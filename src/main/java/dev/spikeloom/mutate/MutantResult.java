package dev.spikeloom.mutate;

import dev.spikeloom.mutate.fault.Mutant;

/**
 * A mutant and what became of it.
 *
 * @param design the design that decided
 * @param detail the bench's first difference, the compiler's words, or what was proven
 */
public record MutantResult(Mutant mutant, Verdict verdict, String design, String detail) {}
