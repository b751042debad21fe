package dev.spikeloom.design.parameter;

/** Where the weights, biases and thresholds come from. */
public enum WeightStorage {
    /** ROM, with the contents of hex files; widths follow from these very weights. */
    FIXED,
    /** Memories that hex files fill and the load port can rewrite; widths hold any weights. */
    LOADABLE,
    /** As LOADABLE, but without hex files: everything has to be loaded after reset. */
    LOADED
}
