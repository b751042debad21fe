package dev.spikeloom.design;

/** The probes of one layer; {@code docs/microarchitecture.md} says what each signal means. */
public record LayerProbes(
        Probe validIn,
        Probe readyOut,
        Probe stall,
        Probe issueValid,
        Probe issueRead,
        Probe issueFirst,
        Probe issueLast,
        Probe issueIndex,
        Probe bankReadEnable,
        Probe bankReadAddress,
        Probe fire,
        Probe validOut,
        Probe readyIn,
        Probe potentials,
        Probe spikes) {}
