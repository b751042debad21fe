package dev.spikeloom.design;

/** Where the weights and thresholds come from. */
public enum WeightStorage {
    /** Initialised from hex files and never written again; widths follow from these very weights. */
    FIXED,
    /** As FIXED, and rewritable through the load port; widths hold any weights. */
    LOADABLE
}
