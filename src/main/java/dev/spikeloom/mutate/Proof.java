package dev.spikeloom.mutate;

/**
 * What an attempt to prove equivalence came to.
 *
 * @param detail what was proven, or why not
 */
record Proof(boolean proven, String detail) {}
