package dev.spikeloom.design.parameter;

/** What has a value of its own of a {@link Parameter}. */
public enum ParameterScope {
    /** The accelerator. */
    WHOLE,
    /** Each layer of neurons. */
    LAYERS,
    /** Each dense layer; in others it has no meaning. */
    DENSE_LAYERS,
    /** Each convolution; in other layers it has no meaning. */
    CONVOLUTIONS
}
