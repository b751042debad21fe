package dev.spikeloom.design.parameter;

/** How many threshold registers a layer has. */
public enum ThresholdScope {
    /** One a neuron. */
    NEURON,
    /** One for all neurons of the layer, whose thresholds must be the same. */
    LAYER
}
