package dev.spikeloom.quantize;

/** Which weights share a scale. Spikes are binary, so a scale cancels against the threshold it is compared with. */
public enum ScaleGranularity {
    /** All weights of a layer. */
    LAYER,
    /** The weights into one neuron. */
    NEURON
}
