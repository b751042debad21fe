package dev.spikeloom.design.parameter;

/** Which SRAM bank holds the weight row of a presynaptic index. */
public enum BankMapping {
    /** Banks are filled one after the other: the bank is {@code index / bank_rows}. */
    BLOCKED,
    /** Neighbours are in neighbouring banks: the bank is {@code index mod banks}, with a power of two of banks. */
    INTERLEAVED
}
