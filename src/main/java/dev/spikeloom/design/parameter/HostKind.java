package dev.spikeloom.design.parameter;

/** How the accelerator is joined to its host. */
public enum HostKind {
    /** The core alone: a spike vector a handshake. */
    CORE,
    /** AXI4-Stream with spike vectors as packed bits, AXI4-Lite for control; around the core. */
    AXI_PACKED,
    /** AXI4-Stream with an address event a beat, AXI4-Lite for control; around the core. */
    AXI_EVENTS
}
