package dev.spikeloom.experiment;

/** What a key of an experiment decides first; all that is made from that depends on it too. */
public enum Effect {
    /** The data, the trained network, and how it is presented. */
    TRAINED_NETWORK,
    /** The network with whole numbers. */
    QUANTIZED_NETWORK,
    /** The accelerator for that network. */
    ACCELERATOR,
    /** The run of the generated Verilog beside the model. */
    COSIMULATION,
    /** The baseline that the network is compared with. */
    CONVERSION
}
