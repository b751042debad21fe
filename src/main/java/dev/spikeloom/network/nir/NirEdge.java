package dev.spikeloom.network.nir;

/** What one node gives is what another takes. */
public record NirEdge(String from, String to) {}
